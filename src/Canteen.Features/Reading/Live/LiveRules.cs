using Canteen.Core.Audiences;

namespace Canteen.Features.Reading.Live;

/// <summary>Where a new post is news. The same rules as the timelines', seen from the event.</summary>
internal static class LiveRules
{
    /// <summary>The public timelines that it belongs to.</summary>
    public static IEnumerable<LiveChannel> PublicPlaces(PostPublished post)
    {
        if (PublicRule.Belongs(post)) yield return LiveChannel.Local;
        foreach (var tag in TagRule.TagsOf(post)) yield return LiveChannel.Tag(tag);
    }

    /// <summary>Of what is not for everyone only those hear who are certain to see it.</summary>
    public static bool MayHear(PostPublished post, AccountId? viewer) => VisibleRule.CertainlySees(viewer, post);
}
