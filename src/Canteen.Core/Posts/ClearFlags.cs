using System.Text.Json;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>
/// Deletes what people marked a post with, once the post is deleted: a slice at once, and the rest in a job. When a hundred thousand people
/// marked a post, deleting everything in one transaction would block the only writer.
/// </summary>
public sealed class ClearFlags : IReaction, IJobWorker
{
    /// <summary>How many rows of each table are deleted in one transaction.</summary>
    public const int Slice = 250;

    private readonly Database _database;

    public ClearFlags(IEnumerable<FlagTable> tables, Database database) =>
        (_database, RowsSql) = (database, [.. tables.Select(Sql)]);

    public string Name => "flags-of-deleted-posts";

    public string Kind => Name;

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(PostDeleted)];

    internal IReadOnlyList<string> RowsSql { get; }

    public async Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        var gone = (PostDeleted)happened.Event;
        var rest = new Rest(gone.Post, gone.Author);
        if (await ClearAsync(tx, rest)) await tx.EnqueueAsync(Kind, rest, key: gone.Post.ToString());
    }

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var rest = JsonSerializer.Deserialize<Rest>(payload)!;
        while (await _database.WriteAsync(tx => ClearAsync(tx, rest), ct))
        {
            // There may be another slice.
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> ClearAsync(WriteTransaction tx, Rest rest)
    {
        var more = false;
        foreach (var sql in RowsSql) more |= await tx.ExecuteAsync(sql, new { rest.Post, rest.Author, Slice }) == Slice;
        return more;
    }

    private static string Sql(FlagTable table) => table.IsOfAuthors
        ? $"DELETE FROM {table.Name} WHERE account_id = @Author AND post_id = @Post"
        : $"""
           DELETE FROM {table.Name}
           WHERE post_id = @Post AND account_id IN (SELECT f.account_id FROM {table.Name} f WHERE f.post_id = @Post LIMIT @Slice)
           """;

    private sealed record Rest(PostId Post, AccountId Author);
}
