using Canteen.Storage;

namespace Canteen.Features.Door.Sessions;

/// <summary>Signs out every browser except the one that asks.</summary>
public sealed class EndOtherSessions(Database database)
{
    public Task<int> RunAsync(AccountId me, SessionId here, CancellationToken ct) =>
        database.WriteAsync(
            async tx =>
            {
                var ended = await tx.QueryAsync<long>(
                    "DELETE FROM sessions WHERE account_id = @Me AND id <> @Here RETURNING id", new { Me = me.Value, Here = here.Value });
                foreach (var id in ended) await tx.AnnounceAsync(new SessionEnded(new(id), me));
                return ended.Count;
            },
            ct);
}
