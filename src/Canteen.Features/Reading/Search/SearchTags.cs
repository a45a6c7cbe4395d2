using Canteen.Features.Platform.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>Hashtags whose name begins with the words.</summary>
public sealed class SearchTags(Database database, TagHydrator hydrator)
{
    // Above every letter that a name may hold: the two bounds are a prefix search that the index answers.
    private const string End = "\U0010FFFF";

    /// <param name="words">With or without the #.</param>
    public Task<List<TagUseView>> RunAsync(string words, int limit, int offset, CancellationToken ct)
    {
        if (!TagName.TryParse(words.Trim(), out var name)) return Task.FromResult(new List<TagUseView>());
        return database.ReadAsync(
            async db =>
            {
                var names = await db.QueryAsync<string>(
                    "SELECT name FROM tags WHERE name >= @name AND name < @End ORDER BY name LIMIT @limit OFFSET @offset",
                    new { name, End = name + End, limit, offset });
                return await hydrator.LoadAsync(db, names);
            },
            ct);
    }
}
