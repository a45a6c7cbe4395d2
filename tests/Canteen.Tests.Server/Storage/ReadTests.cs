using System.Data.Common;
using Canteen.Testing;

namespace Canteen.Tests.Server.Storage;

public class ReadTests
{
    [Fact]
    public async Task A_read_sees_one_state_however_long_it_takes()
    {
        await using var node = await Node.StartAsync();
        await AddAsync(node, "first");
        var (before, after) = await node.Database.ReadAsync(
            async db =>
            {
                var count = await db.ScalarAsync<long>("SELECT count(*) FROM settings");
                await AddAsync(node, "second");
                return (count, await db.ScalarAsync<long>("SELECT count(*) FROM settings"));
            },
            CancellationToken.None);
        Assert.Equal((1, 1), (before, after));
        Assert.Equal(2, await node.ScalarAsync<long>("SELECT count(*) FROM settings"));
    }

    [Fact]
    public async Task A_read_cannot_write()
    {
        await using var node = await Node.StartAsync();
        await Assert.ThrowsAnyAsync<DbException>(
            () => node.ScalarAsync<string>("INSERT INTO settings (name, value) VALUES ('a', 'b') RETURNING name"));
        Assert.Equal(0, await node.ScalarAsync<long>("SELECT count(*) FROM settings"));
    }

    /// <summary>The first row decides how all are read.</summary>
    [Theory]
    [InlineData("NULL", "NULL", "NULL")]
    [InlineData("7", "'tea'", "TRUE")]
    [InlineData("NULL", "'tea'", "FALSE")]
    public async Task A_computed_column_is_read_as_what_it_is_whatever_the_row_before_it_had(string number, string text, string flag)
    {
        await using var node = await Node.StartAsync();
        foreach (var order in (string[])["ASC", "DESC"])
        {
            var sql = $"""
                SELECT v.number, v.text, v.flag FROM (
                    SELECT 1 AS place, CAST({number} AS BIGINT) AS number, CAST({text} AS TEXT) AS text, {flag} AS flag
                    UNION ALL SELECT 2, 8, 'milk', TRUE) v ORDER BY v.place {order}
                """;
            var rows = await node.Database.ReadAsync(db => db.QueryAsync<Computed>(sql), CancellationToken.None);
            Computed[] expected =
            [
                new()
                {
                    Number = number == "NULL" ? null : 7, Text = text == "NULL" ? null : "tea",
                    Flag = flag == "NULL" ? null : flag == "TRUE",
                },
                new() { Number = 8, Text = "milk", Flag = true },
            ];
            Assert.Equal(order == "ASC" ? expected : [.. expected.Reverse()], rows);
        }
    }

    private sealed record Computed
    {
        public long? Number { get; set; }
        public string? Text { get; set; }
        public bool? Flag { get; set; }
    }

    [Fact]
    public async Task A_read_that_failed_leaves_a_usable_connection()
    {
        await using var node = await Node.StartAsync();
        for (var i = 0; i < 50; i++) await Assert.ThrowsAnyAsync<DbException>(() => node.ScalarAsync<long>("SELECT nonsense FROM nowhere"));
        Assert.Equal(1, await node.ScalarAsync<long>("SELECT 1"));
    }

    [Fact]
    public async Task Lists_of_any_length_go_into_a_query()
    {
        await using var node = await Node.StartAsync();
        foreach (var name in (string[])["a", "b", "c"]) await AddAsync(node, name);
        Assert.Equal(
            2, await node.ScalarAsync<long>("SELECT count(*) FROM settings WHERE name IN @Names", new { Names = new[] { "a", "c", "x" } }));
        Assert.Equal(
            0, await node.ScalarAsync<long>("SELECT count(*) FROM settings WHERE name IN @Names", new { Names = Array.Empty<string>() }));
        Assert.Equal(1, await node.ScalarAsync<long>(
            "SELECT count(*) FROM settings WHERE name NOT IN @Names", new { Names = new List<string> { "a", "b" } }));
        Assert.Equal(
            3,
            await node.ScalarAsync<long>("SELECT count(*) FROM settings WHERE name not in @Names", new { Names = Array.Empty<string>() }));
        Assert.Equal(0, await node.ScalarAsync<long>("SELECT count(*) FROM accounts WHERE id IN @Ids", new { Ids = Array.Empty<long>() }));
        Assert.Equal(0, await node.ScalarAsync<long>("SELECT count(*) FROM accounts WHERE id IN @Ids", new { Ids = new long[700] }));
    }

    [Fact]
    public async Task Ids_go_in_and_come_out_also_where_there_is_none()
    {
        await using var node = await Node.StartAsync();
        await node.WriteAsync(tx => tx.ExecuteAsync(
            "INSERT INTO idempotency_keys (account_id, key, post_id, created_at) SELECT @Account, 'k', @Post, 0 WHERE FALSE",
            new { Account = (AccountId?)null, Post = new PostId(7) }));
        var row = await node.Database.ReadAsync(
            db => db.FirstOrDefaultAsync<IdRow>(
                "SELECT @Some AS some, @None AS none, @Plain AS plain",
                new { Some = (PostId?)new PostId(7), None = (PostId?)null, Plain = new AccountId(9) }),
            CancellationToken.None);
        Assert.Equal((new PostId(7), null, new AccountId(9)), (row!.Some, row.None, row.Plain));
        Assert.Equal(new PostId(5), await node.ScalarAsync<PostId>("SELECT @Id", new { Id = new PostId(5) }));
        Assert.Null(await node.ScalarAsync<PostId?>("SELECT @Id", new { Id = (PostId?)null }));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("nul\0", "nul\uFFFD")]
    [InlineData("half HALF pair", "half \uFFFD pair")]
    [InlineData("\uD83E\uDD84 \u202E z\u0351\u036B", "\uD83E\uDD84 \u202E z\u0351\u036B")]
    [InlineData("", "")]
    public async Task Hostile_text_is_kept_or_marked_but_breaks_nothing(string sent, string kept)
    {
        // An attribute cannot contain half a surrogate pair.
        sent = sent.Replace("HALF", "\uD83D", StringComparison.Ordinal);
        await using var node = await Node.StartAsync();
        await node.WriteAsync(tx => tx.ExecuteAsync("INSERT INTO settings (name, value) VALUES ('text', @sent)", new { sent }));
        Assert.Equal(kept, await node.ScalarAsync<string>("SELECT value FROM settings WHERE value = @sent", new { sent }));
    }

    [Fact]
    public async Task Text_that_is_absent_stays_absent()
    {
        await using var node = await Node.StartAsync();
        var found = await node.Database.ReadAsync(
            db => db.QueryAsync<string?>("SELECT @None AS value", new { None = (string?)null }), CancellationToken.None);
        Assert.Equal([null], found);
        Assert.Null(await node.ScalarAsync<string>("SELECT @None", new { None = (string?)null }));
    }

    [Fact]
    public async Task A_plan_tells_a_search_by_index_from_a_scan()
    {
        await using var node = await Node.StartAsync();
        Assert.False(QueryPlan.ScansOrSorts(await node.Database.PlanOfAsync("SELECT * FROM accounts WHERE id = @Id", new { Id = 1L })));
        Assert.True(QueryPlan.ScansOrSorts(await node.Database.PlanOfAsync("SELECT * FROM accounts WHERE bio = @Bio", new { Bio = "x" })));
        Assert.True(QueryPlan.ScansOrSorts(
            await node.Database.PlanOfAsync("SELECT * FROM posts WHERE author_id = 1 AND deleted_at IS NULL ORDER BY html")));
        Assert.False(QueryPlan.ScansOrSorts(await node.Database.PlanOfAsync(
            "SELECT * FROM posts WHERE author_id = @Author AND deleted_at IS NULL ORDER BY id DESC LIMIT 20", new { Author = 1L })));
    }

    private static Task AddAsync(Node node, string name) =>
        node.WriteAsync(tx => tx.ExecuteAsync("INSERT INTO settings (name, value) VALUES (@name, '')", new { name }));

    private sealed class IdRow
    {
        public PostId? Some { get; set; }
        public PostId? None { get; set; }
        public AccountId Plain { get; set; }
    }
}
