using System.Text.Json;

namespace Canteen.Storage;

/// <summary>
/// Events on which a reaction failed for good, kept among the jobs as dead letters of the kind <c>reaction</c>. An operator who has removed
/// the cause sets <c>dead_at</c> to null and <c>attempts</c> to 0, and the reaction runs again on that event.
/// </summary>
internal sealed class DeadReactions(IEnumerable<IReaction> reactions, Database database) : IJobWorker
{
    private const string JobKind = "reaction";

    public string Kind => JobKind;

    public static Task AddAsync(WriteTransaction tx, string reaction, LoggedEvent happened, Exception failure) =>
        tx.ExecuteAsync(
            """
            INSERT INTO jobs (kind, payload, run_at, attempts, last_error, dead_at, created_at)
            VALUES (@Kind, @Payload, @Now, 1, @Error, @Now, @Now)
            """,
            new
            {
                Kind = JobKind,
                Payload = JsonSerializer.Serialize(new Letter(reaction, happened)),
                Error = failure.ToString(),
                tx.Now,
            });

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var letter = JsonSerializer.Deserialize<Letter>(payload)!;
        var reaction = reactions.Single(r => r.Name == letter.Reaction);
        await database.WriteAsync(
            async tx =>
            {
                await reaction.ReactAsync(tx, letter.Happened, ct);
                return Done.It;
            },
            ct);
    }

    private sealed record Letter(string Reaction, LoggedEvent Happened);
}
