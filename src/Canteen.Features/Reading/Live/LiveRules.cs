using Canteen.Core.Audiences;
using Canteen.Core.Viewers;

namespace Canteen.Features.Reading.Live;

/// <summary>Where a new post is news: the same rules as for the timelines, applied to the event.</summary>
internal static class LiveRules
{
    /// <summary>The public timelines that the post belongs to.</summary>
    public static IEnumerable<LiveChannel> PublicPlaces(PostPublished post)
    {
        if (PublicRule.Belongs(post)) yield return LiveChannel.Local;
        foreach (var tag in TagRule.TagsOf(post)) yield return LiveChannel.Tag(tag);
    }

    /// <summary>
    /// Of a post that is not for everyone, only people who are certain to see it are told; and nobody of what they do not want to read.
    /// </summary>
    /// <param name="viewer">Null for a visitor.</param>
    /// <param name="now">Milliseconds.</param>
    public static bool MayHear(PostPublished post, Viewer? viewer, FilterContext where, long now) =>
        VisibleRule.CertainlySees(viewer?.Id, post)
        && (viewer is null || !MuteRule.HidesNews(viewer, PeopleOfPost.Of(post), where, now));
}
