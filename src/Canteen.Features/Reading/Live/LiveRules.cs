namespace Canteen.Features.Reading.Live;

/// <summary>Where a new post is news. The same rules as the timelines', seen from the event.</summary>
internal static class LiveRules
{
    /// <summary>The public timelines that it belongs to.</summary>
    public static IEnumerable<LiveChannel> PublicPlaces(PostPublished post)
    {
        if (post.Visibility != Visibility.Public) yield break;
        if (post.ReplyToAuthor is not { } answered || answered == post.Author) yield return LiveChannel.Local;
        foreach (var tag in post.Tags ?? []) yield return LiveChannel.Tag(tag);
    }

    /// <summary>Of what is not for everyone only those hear who are certain to see it: the author, and whoever is mentioned.</summary>
    public static bool IsAnswerFor(PostPublished post, LiveListener listener) =>
        listener.Stream == LiveStream.Thread
        && (post.Visibility is Visibility.Public or Visibility.Unlisted
            || (listener.Viewer is { } viewer && (viewer == post.Author || post.Mentioned.Contains(viewer))));
}
