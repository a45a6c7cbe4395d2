using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>
/// Hashtags whose names begin with the search words; of those that are read together the main one, once, whichever was found.
/// </summary>
public sealed class SearchTags(Database database, TagGate gate, TagHydrator hydrator)
{
    /// <param name="words">With or without the #.</param>
    public Task<List<TagUseView>> RunAsync(string words, AccountId? viewer, int limit, int offset, CancellationToken ct) =>
        TagName.TryParse(words.Trim(), out var name)
            ? database.ReadAsync(db => FindAsync(db, name, viewer, limit, offset), ct)
            : Task.FromResult(new List<TagUseView>());

    private async Task<List<TagUseView>> FindAsync(ReadSession db, string name, AccountId? viewer, int limit, int offset) =>
        [.. (await hydrator.LoadAsync(db, await gate.FindAsync(db, name, viewer, limit, offset))).DistinctBy(tag => tag.Name)];
}
