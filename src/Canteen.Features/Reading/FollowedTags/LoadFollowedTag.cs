using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>A hashtag with its use, as apps are shown it. One that nobody has used in public is spelt as it was typed.</summary>
public sealed class LoadFollowedTag(Database database, TagHydrator hydrator)
{
    public async Task<Outcome<FollowedTag>> RunAsync(string typed, bool following, CancellationToken ct)
    {
        if (!TagName.TryParse(typed, out var name)) return Fault.NotFound;
        var use = (await database.ReadAsync(db => hydrator.LoadAsync(db, [name]), ct))[0];
        return new FollowedTag(use.IsPublic || use.Name != name ? use : use with { Display = TagName.Bare(typed) }, following);
    }
}

public sealed record FollowedTag(TagUseView Tag, bool IsFollowed);
