using System.Text.Json;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>
/// Ends the follows and requests, both ways, between somebody and the people of a server that they blocked: some in each transaction, as
/// there may be thousands.
/// </summary>
public sealed class EndFollowsOfServer(Database database) : IReaction, IJobWorker
{
    private const int Slice = 50;

    private const string PairsSql =
        """
        SELECT f.follower_id, f.followee_id FROM follows f JOIN accounts a ON a.id = f.followee_id
        WHERE f.follower_id = @By AND a.domain = @Domain
        UNION ALL SELECT f.follower_id, f.followee_id FROM follows f JOIN accounts a ON a.id = f.follower_id
        WHERE f.followee_id = @By AND a.domain = @Domain
        UNION ALL SELECT r.follower_id, r.followee_id FROM follow_requests r JOIN accounts a ON a.id = r.followee_id
        WHERE r.follower_id = @By AND a.domain = @Domain
        UNION ALL SELECT r.follower_id, r.followee_id FROM follow_requests r JOIN accounts a ON a.id = r.follower_id
        WHERE r.followee_id = @By AND a.domain = @Domain
        LIMIT @Slice
        """;

    public string Name => "follows-of-server";

    public string Kind => Name;

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(DomainBlocked)];

    Task IReaction.ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct) =>
        happened.Event is DomainBlocked e ? tx.EnqueueAsync(Kind, new Blocked(e.By, e.Domain)) : Task.CompletedTask;

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var blocked = JsonSerializer.Deserialize<Blocked>(payload)!;
        while (await database.WriteAsync(tx => EndSomeAsync(tx, blocked), ct) > 0)
        {
        }
    }

    private static async Task<int> EndSomeAsync(WriteTransaction tx, Blocked blocked)
    {
        var pairs = await tx.QueryAsync<Pair>(PairsSql, new { blocked.By, blocked.Domain, Slice });
        foreach (var pair in pairs)
        {
            await FollowGraph.UnfollowAsync(tx, pair.FollowerId, pair.FolloweeId, blocked.By);
            await FollowGraph.WithdrawAsync(tx, pair.FollowerId, pair.FolloweeId, blocked.By);
        }
        return pairs.Count;
    }

    private sealed record Blocked(AccountId By, string Domain);

    private sealed class Pair
    {
        public AccountId FollowerId { get; set; }
        public AccountId FolloweeId { get; set; }
    }
}
