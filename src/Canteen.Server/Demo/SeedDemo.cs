using Canteen.Storage;

namespace Canteen.Server.Demo;

/// <summary>
/// Fills an empty server with the cast and their two weeks of posts, through the same use cases that people use and with the clock set to
/// the time of each event, so that counters, notifications and ids are as they would be in reality.
/// </summary>
internal sealed class SeedDemo(Database database, EventPipeline spine, DemoClock clock, IEnumerable<IDemoChapter> chapters)
{
    /// <returns>Null if the server is filled, now or before; otherwise the reason why it cannot be.</returns>
    public async Task<string?> RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (await MarkAsync(ct) is not null) return null;
        if (await HasMembersAsync(ct)) return "This server already has members; the demo needs an empty one.";
        foreach (var step in chapters.SelectMany(chapter => chapter.Steps(now)).OrderBy(step => step.At))
        {
            clock.MoveTo(step.At);
            await step.RunAsync(ct);
            await spine.DrainAsync(ct);
        }
        await WriteMarkAsync(ct);
        return null;
    }

    private Task<string?> MarkAsync(CancellationToken ct) =>
        database.ReadAsync(db => db.ScalarAsync<string>("SELECT value FROM settings WHERE name = 'demo'"), ct);

    private Task<bool> HasMembersAsync(CancellationToken ct) =>
        database.ReadAsync(async db => await db.ScalarAsync<long>("SELECT count(*) FROM users") > 0, ct);

    private Task WriteMarkAsync(CancellationToken ct) =>
        database.WriteAsync(tx => tx.ExecuteAsync("INSERT INTO settings (name, value) VALUES ('demo', 'seeded')"), ct);
}
