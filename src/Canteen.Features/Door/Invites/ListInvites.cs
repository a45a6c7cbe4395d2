using Canteen.Storage;

namespace Canteen.Features.Door.Invites;

/// <summary>The links that a member made, newest first.</summary>
public sealed class ListInvites(Database database)
{
    public Task<List<Invite>> RunAsync(AccountId me, CancellationToken ct) =>
        database.ReadAsync(
            db => db.QueryAsync<Invite>(Invite.Sql + " WHERE created_by = @Me ORDER BY id DESC LIMIT 200", new { Me = me.Value }), ct);
}
