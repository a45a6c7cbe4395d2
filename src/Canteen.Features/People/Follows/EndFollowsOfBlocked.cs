using System.Text.Json;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>
/// Ends what two people had to do with each other once one blocked the other: follows and requests, both ways. It waits a little, so that
/// a slip can be undone; nobody sees anything of the other meanwhile. A block that is over by then ended the follows with its own end, or
/// was undone.
/// </summary>
public sealed class EndFollowsOfBlocked(Database database, AccountGate gate) : IReaction, IJobWorker
{
    /// <summary>Longer than a block can be undone.</summary>
    internal static readonly TimeSpan Wait = TimeSpan.FromSeconds(40);

    public string Name => "follows-of-blocked";

    public string Kind => Name;

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(AccountBlocked)];

    async Task IReaction.ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        if (happened.Event is AccountBlocked e)
            await tx.EnqueueAsync(Kind, new Pair(e.By, e.Other), runAt: tx.Now + (long)Wait.TotalMilliseconds);
    }

    public Task RunAsync(string payload, CancellationToken ct)
    {
        var pair = JsonSerializer.Deserialize<Pair>(payload)!;
        return database.WriteAsync(
            async tx =>
            {
                if (await gate.BlocksAsync(tx, pair.By, pair.Other)) await EndAsync(tx, pair.By, pair.Other);
                return Done.It;
            },
            ct);
    }

    /// <inheritdoc cref="EndFollows"/>
    public static async Task EndAsync(WriteTransaction tx, AccountId by, AccountId other)
    {
        foreach (var (follower, followee) in new[] { (by, other), (other, by) })
        {
            await FollowGraph.UnfollowAsync(tx, follower, followee, by);
            await FollowGraph.WithdrawAsync(tx, follower, followee, by);
        }
    }

    private sealed record Pair(AccountId By, AccountId Other);
}
