using Canteen.Storage;

namespace Canteen.Features.Platform.Posts;

/// <summary>One post as somebody may see it.</summary>
public sealed class ShowPost(Database database, PostHydrator hydrator)
{
    /// <returns>404 also for what <paramref name="viewer"/> may not see.</returns>
    public Task<Outcome<PostView>> RunAsync(PostId id, AccountId? viewer, CancellationToken ct) =>
        database.ReadAsync<Outcome<PostView>>(
            async db => await hydrator.FindAsync(db, id, viewer) is { } post ? post : Fault.NotFound, ct);
}

/// <summary>What every action on a post answers with.</summary>
public static class ShowPostAfterAction
{
    /// <summary>The post that the action was about, as it is afterwards; or the action's fault.</summary>
    public static async Task<Outcome<PostView>> AfterAsync(this ShowPost show, Task<Outcome<PostId>> action, AccountId viewer, CancellationToken ct) =>
        (await action).Is(out var id, out var fault) ? await show.RunAsync(id, viewer, ct) : fault;
}
