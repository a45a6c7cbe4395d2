using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.People.FeaturedTags;

/// <summary>
/// A hashtag with its use, as apps are shown it. One that nobody has used in public is spelt as it was typed. 404: it cannot be one.
/// </summary>
public sealed class ShowTag(Database database, TagHydrator hydrator)
{
    public async Task<Outcome<TagUseView>> RunAsync(string typed, CancellationToken ct)
    {
        if (!TagName.TryParse(typed, out var name)) return Fault.NotFound;
        var use = (await database.ReadAsync(db => hydrator.LoadAsync(db, [name]), ct))[0];
        return use.IsPublic ? use : use with { Display = TagName.Bare(typed) };
    }
}
