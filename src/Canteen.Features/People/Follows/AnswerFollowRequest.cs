using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>Accepts or rejects somebody's request to follow the caller. 404 if there is no such request.</summary>
public sealed class AnswerFollowRequest(Database database, RelationshipHydrator relationships)
{
    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId follower, bool accept, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                var answered = accept ? await AcceptAsync(tx, me, follower) : await FollowGraph.WithdrawAsync(tx, follower, me, by: me);
                if (!answered) return Fault.NotFound;
                return await relationships.FindAsync(tx, me, follower);
            },
            ct);

    private static async Task<bool> AcceptAsync(WriteTransaction tx, AccountId me, AccountId follower)
    {
        var request = await tx.FirstOrDefaultAsync<Row>(
            "DELETE FROM follow_requests WHERE follower_id = @follower AND followee_id = @me RETURNING show_boosts, notify, languages",
            new { me, follower });
        if (request is null) return false;
        await FollowGraph.FollowAsync(
            tx, follower, me, new FollowOptions(request.ShowBoosts, request.Notify, request.Languages?.Split(' ')));
        return true;
    }

    private sealed class Row
    {
        public bool ShowBoosts { get; set; }
        public bool Notify { get; set; }
        public string? Languages { get; set; }
    }
}
