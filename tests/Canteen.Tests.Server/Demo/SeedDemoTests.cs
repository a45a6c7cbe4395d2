using Canteen.Server.Demo;
using Canteen.Testing;

namespace Canteen.Tests.Server.Demo;

[Trait("engine", "either")]
public sealed class SeedDemoTests : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    [Fact]
    public async Task The_demo_fills_an_empty_server_once()
    {
        var first = await SeedAsync();
        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Contains(Cast.Password, first.Output, StringComparison.Ordinal);

        await using var server = await TestServer.StartAsync(database: _database);
        var counts = await CountAsync(server);
        Assert.Equal(Cast.All.Count, counts.Accounts);
        Assert.InRange(counts.Posts, 300, 1000);
        Assert.InRange(counts.Favourites, 500, 5000);
        var pending = Cast.All.Count(m => m.Follows.Contains("quinn")) - Cast.Find("quinn")!.Accepts!.Count;
        Assert.Equal(pending, counts.Requests);
        Assert.Equal((4, 2), (counts.Packs, counts.Asked));
        Assert.Equal(Cast.All.Sum(m => m.FeaturedTags?.Count ?? 0), counts.Featured);
        Assert.Equal((3, 12), (counts.Organisations, counts.Members));
        Assert.Equal((2, 2, 1), (counts.Domains, counts.Searches, counts.Collections));
        Assert.InRange(counts.Collected, 3, 20);
        // From three people on a link may trend.
        Assert.InRange(counts.Sharers, 3, 10);

        var browser = server.Browser();
        await SignInForm.SubmitAsync(browser, "amara@example.org", Cast.Password, server.Log);

        Assert.Equal(0, (await SeedAsync()).ExitCode);
        Assert.Equal(counts, await CountAsync(server));
    }

    [Fact]
    public async Task A_server_with_members_of_its_own_is_left_alone()
    {
        await using var server = await TestServer.StartAsync(database: _database);
        await server.MemberAsync("ada");
        var result = await SeedAsync();
        Assert.Equal((1, "This server already has members; the demo needs an empty one."), (result.ExitCode, result.Error.Trim()));
        Assert.Equal(1, (await CountAsync(server)).Accounts);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _data.Dispose();
    }

    private Task<CommandResult> SeedAsync() =>
        CanteenProcess.RunAsync("seed", "demo", "--data", _data.Path, "--database", _database.Settings.Connection);

    private static Task<Counts> CountAsync(TestServer server) => server.Database.ReadAsync(
        async db => (await db.FirstOrDefaultAsync<Counts>(
            """
            SELECT (SELECT count(*) FROM accounts) AS accounts, (SELECT count(*) FROM posts) AS posts,
              (SELECT count(*) FROM favourites) AS favourites, (SELECT count(*) FROM follow_requests) AS requests,
              (SELECT count(*) FROM packs) AS packs, (SELECT count(*) FROM pack_people WHERE answer = 0) AS asked,
              (SELECT count(*) FROM featured_tags) AS featured,
              (SELECT count(*) FROM organisations WHERE state = 1) AS organisations,
              (SELECT count(*) FROM memberships WHERE look = 1 OR known_at IS NOT NULL) AS members,
              (SELECT count(*) FROM organisation_domains) AS domains, (SELECT count(*) FROM saved_searches) AS searches,
              (SELECT count(*) FROM collections WHERE sharing = 2) AS collections, (SELECT count(*) FROM collection_posts) AS collected,
              (SELECT count(DISTINCT p.author_id) FROM trend_causes c JOIN posts p ON p.id = c.cause WHERE c.kind = 2) AS sharers
            """))!,
        CancellationToken.None);

    private sealed record Counts
    {
        public long Accounts { get; set; }
        public long Posts { get; set; }
        public long Favourites { get; set; }
        public long Requests { get; set; }
        public long Packs { get; set; }
        public long Asked { get; set; }
        public long Featured { get; set; }
        public long Organisations { get; set; }
        public long Members { get; set; }
        public long Domains { get; set; }
        public long Searches { get; set; }
        public long Collections { get; set; }
        public long Collected { get; set; }
        public long Sharers { get; set; }
    }
}
