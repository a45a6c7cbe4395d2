using Canteen.Core.Audiences;

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

    /// <summary>Of a post that is not for everyone, only people who are certain to see it are told.</summary>
    public static bool MayHear(PostPublished post, AccountId? viewer) => VisibleRule.CertainlySees(viewer, post);
}
