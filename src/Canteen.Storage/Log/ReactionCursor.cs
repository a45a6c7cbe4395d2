namespace Canteen.Storage;

/// <summary>The position of one reaction in the log, as stored in the database.</summary>
internal sealed class ReactionCursor(Database database, EventLog log, string reaction)
{
    /// <summary>The stored position. A new reaction starts at the head of the log, so that it hears only new events.</summary>
    public async Task<LoggedPosition> OpenAsync(CancellationToken ct)
    {
        var head = await log.SettledHeadAsync(ct);
        return await database.WriteQuietlyAsync(
            async tx =>
            {
                await tx.ExecuteAsync(
                    "INSERT INTO reaction_cursors (reaction, xid, seq) VALUES (@reaction, @Xid, @Seq) ON CONFLICT DO NOTHING",
                    new { reaction, head.Xid, head.Seq });
                var row = await tx.FirstOrDefaultAsync<PositionRow>(
                    "SELECT xid, seq FROM reaction_cursors WHERE reaction = @reaction", new { reaction });
                return row!.Position;
            },
            ct);
    }

    /// <summary>Locks the cursor for this transaction; null while another node has it. The lock ends with the transaction.</summary>
    public async Task<LoggedPosition?> LockAsync(WriteTransaction tx)
    {
        var row = await tx.FirstOrDefaultAsync<PositionRow>(
            $"SELECT xid, seq FROM reaction_cursors WHERE reaction = @reaction {database.Sql.SkipLocked}", new { reaction });
        return row?.Position;
    }

    public Task MoveAsync(WriteTransaction tx, LoggedPosition to) =>
        tx.ExecuteAsync("UPDATE reaction_cursors SET xid = @Xid, seq = @Seq WHERE reaction = @reaction", new { reaction, to.Xid, to.Seq });
}
