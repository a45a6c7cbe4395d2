namespace Canteen.Features.Reading.Live;

/// <summary>Which pages a new post is news for. The same rules as the timelines', seen from the event.</summary>
internal static class LiveRules
{
    public static bool Concerns(PostPublished post, LiveListener listener) => listener.Stream switch
    {
        LiveStream.Local => post.Visibility == Visibility.Public && (post.ReplyToAuthor is not { } answered || answered == post.Author),
        LiveStream.Home => IsForHome(post, listener),
        _ => false,
    };

    public static bool Concerns(PostBoosted boost, LiveListener listener) =>
        listener.Stream == LiveStream.Home && boost.Visibility is Visibility.Public or Visibility.Unlisted or Visibility.Followers
        && (boost.By == listener.Viewer || listener.WantsBoostsOf(boost.By));

    private static bool IsForHome(PostPublished post, LiveListener listener)
    {
        if (post.Author == listener.Viewer) return true;
        if (!listener.Follows(post.Author)) return false;
        var mentioned = listener.Viewer is { } viewer && post.Mentioned.Contains(viewer);
        if (post.Visibility == Visibility.Mentioned && !mentioned) return false;
        return post.ReplyToAuthor is not { } answered || answered == post.Author || answered == listener.Viewer || listener.Follows(answered);
    }
}
