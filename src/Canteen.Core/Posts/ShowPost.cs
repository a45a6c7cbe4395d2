using Canteen.Core.Audiences;

namespace Canteen.Core.Posts;

/// <summary>One post as somebody may see it.</summary>
public sealed class ShowPost(VisiblePosts posts)
{
    /// <returns>404 also for what <paramref name="viewer"/> may not see.</returns>
    public async Task<Outcome<ShownPost>> RunAsync(PostId id, AccountId? viewer, CancellationToken ct) =>
        (await posts.ShowAsync(viewer, [id], FilterContext.None, ct))[0] is { } post ? post : Fault.NotFound;
}

/// <summary>The answer to every action on a post.</summary>
public static class ShowPostAfterAction
{
    /// <summary>The post that the action was about, as it is afterwards; or the fault of the action.</summary>
    public static async Task<Outcome<ShownPost>> AfterAsync(
        this ShowPost show, Task<Outcome<PostId>> action, AccountId viewer, CancellationToken ct) =>
        (await action).Is(out var id, out var fault) ? await show.RunAsync(id, viewer, ct) : fault;
}
