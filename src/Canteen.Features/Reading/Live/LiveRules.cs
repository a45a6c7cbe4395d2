namespace Canteen.Features.Reading.Live;

/// <summary>Where a new post is news: the same rules as for the timelines, applied to the event.</summary>
internal static class LiveRules
{
    /// <summary>The public timelines that the post belongs to.</summary>
    public static IEnumerable<LiveChannel> PublicPlaces(PostPublished post)
    {
        if (post.Visibility != Visibility.Public) yield break;
        if (post.ReplyToAuthor is not { } answered || answered == post.Author) yield return LiveChannel.Local;
        foreach (var tag in post.Tags ?? []) yield return LiveChannel.Tag(tag);
    }

    /// <summary>
    /// Of an answer that is not for everyone, only people who are certain to see it are told: the author, and those mentioned.
    /// </summary>
    public static bool IsAnswerFor(PostPublished post, LiveListener listener) =>
        listener.Stream == LiveStream.Thread
        && (post.Visibility is Visibility.Public or Visibility.Unlisted
            || (listener.Viewer is { } viewer && (viewer == post.Author || post.Mentioned.Contains(viewer))));
}
