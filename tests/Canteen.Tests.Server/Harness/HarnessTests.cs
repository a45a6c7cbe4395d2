using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Harness;

public class HarnessTests
{
    [Fact]
    public async Task A_server_answers_at_its_own_address()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Visitor().GetAsync("/nowhere-at-all");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(server.Address, "http://" + server.Settings.Domain);
    }

    [Fact]
    public async Task Each_server_has_a_database_of_its_own()
    {
        await using var one = await TestServer.StartAsync();
        await using var two = await TestServer.StartAsync();
        await one.MemberAsync("ada");
        await two.MemberAsync("ada");
        Assert.Equal(1, await CountAccountsAsync(one));
        Assert.Equal(1, await CountAccountsAsync(two));
    }

    [Fact]
    public void Timers_of_the_fake_clock_fire_in_order_of_time_on_the_way()
    {
        var clock = new FakeClock();
        List<string> fired = [];
        using var late = clock.CreateTimer(
            _ => fired.Add($"late {clock.GetUtcNow():mm:ss}"), null, TimeSpan.FromSeconds(90), Timeout.InfiniteTimeSpan);
        using var each = clock.CreateTimer(
            _ => fired.Add($"each {clock.GetUtcNow():mm:ss}"), null, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(40));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(fired);
        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(["each 00:40", "each 01:20", "late 01:30", "each 02:00"], fired);
        Assert.Equal(FakeClock.Start.AddSeconds(130), clock.GetUtcNow());
    }

    private static Task<long> CountAccountsAsync(TestServer server) =>
        server.Database.ReadAsync(db => db.ScalarAsync<long>("SELECT count(*) FROM accounts"), CancellationToken.None);
}
