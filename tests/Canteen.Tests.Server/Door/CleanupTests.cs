using System.Net;
using Canteen.Features.Door.OAuth;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Door;

/// <summary>What is deleted automatically, and what is not.</summary>
public class CleanupTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    [Fact]
    public async Task A_token_of_an_app_that_nobody_uses_ends_on_every_node_and_one_in_use_stays()
    {
        await using var server = await TestServer.StartAsync();
        var dance = await OAuthDance.RegisterAsync(server);
        var (idle, busy) = (await dance.OwnTokenAsync(), await dance.OwnTokenAsync());
        // Now this node has cached both.
        Assert.Equal(HttpStatusCode.OK, await UseAsync(server, idle));
        Assert.Equal(HttpStatusCode.OK, await UseAsync(server, busy));
        server.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(HttpStatusCode.OK, await UseAsync(server, busy));
        server.Clock.Advance(TimeSpan.FromDays(20));
        await ClearAsync(server);
        Assert.Equal(HttpStatusCode.Unauthorized, await UseAsync(server, idle));
        Assert.Equal(HttpStatusCode.OK, await UseAsync(server, busy));
    }

    [Fact]
    public async Task Apps_that_nobody_uses_go_and_those_with_a_person_or_a_post_stay()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var (dead, posted, used) = (await OAuthDance.RegisterAsync(server), await OAuthDance.RegisterAsync(server),
            await OAuthDance.RegisterAsync(server));
        await dead.OwnTokenAsync();
        var token = await posted.TokenAsync(browser);
        var kept = await used.TokenAsync(browser);
        await PublishAsync(server, token);
        await posted.RevokeAsync(token);
        server.Clock.Advance(Month);
        var young = await OAuthDance.RegisterAsync(server);
        await ClearAsync(server);
        // One token has only ended now, and is kept for as long again.
        Assert.Equal(4, await server.CountAsync("SELECT count(*) FROM apps"));
        server.Clock.Advance(TimeSpan.FromDays(29));
        await young.OwnTokenAsync();
        server.Clock.Advance(TimeSpan.FromDays(2));
        await ClearAsync(server);
        var left = await server.Database.ReadAsync(
            db => db.QueryAsync<string>("SELECT client_id FROM apps ORDER BY id"), CancellationToken.None);
        Assert.Equal([posted.ClientId, used.ClientId, young.ClientId], left);
        Assert.Equal(2, await server.CountAsync("SELECT count(*) FROM tokens WHERE app_id IS NOT NULL"));
        Assert.Equal(HttpStatusCode.OK, await UseAsync(server, kept));
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM grants"));
    }

    [Fact]
    public async Task What_has_run_out_goes_and_what_still_works_stays()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        await InsertAsync(server, ada, 3, expiresIn: TimeSpan.FromHours(1));
        server.Clock.Advance(TimeSpan.FromDays(2));
        await InsertAsync(server, ada, 2, expiresIn: TimeSpan.FromHours(1), from: 10);
        await ClearAsync(server);
        Assert.Equal((3, 2, 2), await RowsAsync(server));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings/apps")).StatusCode);
    }

    [Fact]
    public async Task Many_go_in_slices_also_when_two_clear_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await InsertAsync(server, ada, ExpiredRowCleanup.MostAtOnce + 200, expiresIn: TimeSpan.Zero);
        server.Clock.Advance(TimeSpan.FromMinutes(30));
        var before = server.Clock.Milliseconds();
        var kinds = new[] { "sessions", "mail_tokens", "idempotency_keys" };
        var slices = server.Services.GetServices<ICleanup>().OfType<ExpiredRowCleanup>()
            .Where(r => kinds.Any(k => r.Sql.Contains($"FROM {k} ", StringComparison.Ordinal))).ToList();
        Assert.Equal(3, slices.Count);
        foreach (var slice in slices)
        {
            var gone = await server.Database.WriteAsync(
                tx => tx.ExecuteAsync(slice.Sql, new { Before = before, Most = ExpiredRowCleanup.MostAtOnce }), CancellationToken.None);
            Assert.Equal(ExpiredRowCleanup.MostAtOnce, gone);
        }
        Assert.Equal((200, 200, 200), await RowsAsync(server));
        server.Clock.Advance(TimeSpan.FromDays(2));
        await Task.WhenAll(ClearAsync(server), ClearAsync(server), ClearAsync(server));
        Assert.Equal((0, 0, 0), await RowsAsync(server));
    }

    [Fact]
    public async Task What_is_left_over_is_found_by_an_index()
    {
        await using var server = await TestServer.StartAsync();
        var args = new { Before = 1L, Most = 500, After = 0L, Below = 9L, Ids = new[] { 1L, 2L } };
        string[] own = [EndIdleTokens.FindSql, RemoveDeadApps.StepSql, RemoveDeadApps.DeadSql, RemoveDeadApps.DeleteSql];
        foreach (var sql in server.Services.GetServices<ICleanup>().OfType<ExpiredRowCleanup>().Select(r => r.Sql).Concat(own))
        {
            var plan = await server.Database.PlanOfAsync(sql, args);
            Assert.False(QueryPlan.ScansOrSorts(plan), $"{sql}\n{plan}");
        }
    }

    private static Task ClearAsync(TestServer server) =>
        server.Services.GetRequiredService<CleanupWorker>().ClearAsync(CancellationToken.None);

    private static async Task<HttpStatusCode> UseAsync(TestServer server, string token) =>
        (await OAuthDance.WithTokenAsync(server, token, "/api/v1/apps/verify_credentials")).StatusCode;

    private static async Task PublishAsync(TestServer server, string token)
    {
        using var client = server.Visitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await client.PostFormAsync("/api/v1/statuses", ("status", "Tea"))).StatusCode);
    }

    /// <summary>Inserts rows of each kind, as Canteen would make them in that many days.</summary>
    private static Task InsertAsync(TestServer server, Member member, int count, TimeSpan expiresIn, int from = 1) =>
        server.Database.WriteAsync(
        async tx =>
        {
            for (var i = from; i < from + count; i++)
            {
                var row = new
                {
                    Id = tx.NewId<BrowserSession>().Value, Text = $"made {i}", Me = member.Id.Value, tx.Now,
                    Expires = tx.Now + (long)expiresIn.TotalMilliseconds
                };
                await tx.ExecuteAsync("INSERT INTO sessions (id, token_hash, account_id, created_at, seen_at, expires_at) VALUES (@Id, "
                    + "@Text, @Me, @Now, @Now, @Expires)", row);
                await tx.ExecuteAsync("INSERT INTO mail_tokens (token_hash, account_id, purpose, email, created_at, expires_at) VALUES "
                    + "(@Text, @Me, 'reset', '', @Now, @Expires)", row);
                await tx.ExecuteAsync(
                    "INSERT INTO idempotency_keys (account_id, key, post_id, created_at) VALUES (@Me, @Text, 1, @Now)", row);
            }
            return Done.It;
        },
        CancellationToken.None);

    private static async Task<(long Sessions, long MailTokens, long Keys)> RowsAsync(TestServer server) => (
        await server.CountAsync("SELECT count(*) FROM sessions"),
        await server.CountAsync("SELECT count(*) FROM mail_tokens"),
        await server.CountAsync("SELECT count(*) FROM idempotency_keys"));
}
