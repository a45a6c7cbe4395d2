using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>
/// The hashtags that begin as somebody has begun to type in a search box, by alphabet. Each pause asks for them, so they are not compared
/// by how much they are used.
/// </summary>
public sealed class SuggestTagNames(Database database, TagGate gate, TagHydrator hydrator)
{
    /// <summary>Some of those that begin so may be read together, and are one.</summary>
    private const int Spare = 10;

    /// <param name="viewer">Null for a visitor.</param>
    /// <param name="words">The beginning of a hashtag, with or without the #.</param>
    public Task<List<TagNameView>> RunAsync(AccountId? viewer, string words, int most, CancellationToken ct) =>
        TagName.TryParse(words.Trim(), out var name)
            ? database.ReadAsync(db => FindAsync(db, name, viewer, most), ct)
            : Task.FromResult(new List<TagNameView>());

    private async Task<List<TagNameView>> FindAsync(ReadSession db, string name, AccountId? viewer, int most)
    {
        var names = await gate.FindAsync(db, name, viewer, most + Spare, 0);
        return [.. (await hydrator.LoadNamesAsync(db, names)).DistinctBy(tag => tag.Name).Take(most)];
    }
}
