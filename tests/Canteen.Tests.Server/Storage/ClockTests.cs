using System.Net;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Storage;

/// <summary>What happens to ids and dates when the clock is wrong.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_server_that_begins_anew_with_its_clock_set_back_goes_on_above_all_that_was_said(int days)
    {
        await using var database = await TestDatabase.CreateAsync();
        string[] before;
        Member member;
        await using (var first = await TestServer.StartAsync(database: database, startClock: new FakeClock(FakeClock.Start + (days * Day))))
        {
            member = await first.MemberAsync("ada");
            before = await SaySomeAsync(member, "before");
            foreach (var id in before) await member.DoAsync(id, "favourite");
        }
        await using var second = await TestServer.StartAsync(database: database);
        var ada = second.Again(member);
        var after = await SaySomeAsync(ada, "after");
        foreach (var id in after) await ada.DoAsync(id, "favourite");
        Assert.All(after, id => Assert.True(Crowd.Number(id) > before.Max(Crowd.Number)));
        var home = (await ada.GetJsonAsync("/api/v1/timelines/home?limit=40")).Ids();
        Assert.Equal(before.Concat(after).Reverse(), home);
        Assert.Equal(home, (await ada.GetJsonAsync("/api/v1/favourites?limit=40")).Ids());
        Assert.Equal(days > 0, second.Log.Lines.Any(line => line.Contains("is 1.00:00:0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_while_the_server_runs_is_said_once_in_the_log()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var before = await ada.PublishAsync("before");
        server.Clock.SetBack(Day);
        var after = await ada.PublishAsync("after");
        Assert.True(Crowd.Number(after) > Crowd.Number(before));
        for (var minute = 0; minute < 3; minute++) server.Services.GetRequiredService<ClockMonitor>().Look();
        Assert.Single(server.Log.Lines, line => line.Contains("behind the newest id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_newest_id_is_looked_for_in_each_table_whose_ids_are_made_here_and_is_found_without_reading_it()
    {
        await using var node = await Node.StartAsync();
        // The ids of jobs count from 1; rules are numbered by hand.
        string[] others = ["jobs", "rules"];
        Assert.Equal(IdSeed.Tables.Concat(others).Order(), (await TablesWithIdsAsync(node)).Order());
        var plan = await node.Database.PlanOfAsync(IdSeed.HighestSql);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Split('\n'), step => step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.Contains("highest"));
    }

    [Fact]
    public async Task A_job_from_before_the_clock_was_set_back_does_not_wait_until_it_has_caught_up()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var first = await Node.JoinAsync(database, new FakeClock(FakeClock.Start + Day)))
        {
            await first.WriteAsync(tx => tx.EnqueueAsync("sweep", new { }));
            await first.WriteAsync(tx => tx.EnqueueAsync("sweep", new { }, runAt: tx.Now + 60_000));
            // A third job was running when the process was killed.
            await first.WriteAsync(tx => tx.ExecuteAsync(
                "INSERT INTO jobs (kind, payload, run_at, leased_until, attempts, created_at) VALUES ('sweep', '{}', 0, @Lease, 1, 0)",
                new { Lease = tx.Now + 300_000 }));
        }
        var worker = new Sweeper();
        await using var second = await Node.JoinAsync(database, new FakeClock(), services => services.AddSingleton<IJobWorker>(worker));
        await second.DrainAsync();
        Assert.Equal(2, worker.Swept);
        second.Clock.Advance(TimeSpan.FromMinutes(1));
        await second.DrainAsync();
        Assert.Equal(3, worker.Swept);
    }

    [Fact]
    public async Task Events_dated_in_the_future_go_with_the_old_ones_that_came_after_them()
    {
        await using var node = await Node.StartAsync();
        node.Clock.Advance(40 * Day);
        await node.AnnounceAsync(1);
        node.Clock.SetBack(40 * Day);
        await node.AnnounceAsync(2);
        Assert.Equal(0, await node.Get<LogPruner>().PruneAsync(CancellationToken.None));
        node.Clock.Advance(8 * Day);
        await node.AnnounceAsync(3);
        await node.DrainAsync();
        await node.Get<LogPruner>().PruneAsync(CancellationToken.None);
        Assert.Equal(1, await node.ScalarAsync<long>("SELECT count(*) FROM events"));
    }

    private static async Task<string[]> SaySomeAsync(Member member, string what)
    {
        var ids = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            var answer = await member.PostAsync("/api/v1/statuses", new { status = $"{what} {i} #tag{i}{what}" });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            ids.Add(System.Text.Json.JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("id"));
        }
        return [.. ids];
    }

    private static Task<List<string>> TablesWithIdsAsync(Node node) => node.Database.ReadAsync(
        db => db.QueryAsync<string>(TestDatabase.OnPostgres
            ? "SELECT table_name::text FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'id'"
            : "SELECT m.name FROM pragma_table_list m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'id'"),
        CancellationToken.None);
}

internal sealed class Sweeper : IJobWorker
{
    private int _swept;

    public int Swept => _swept;

    public string Kind => "sweep";

    public Task RunAsync(string payload, CancellationToken ct)
    {
        Interlocked.Increment(ref _swept);
        return Task.CompletedTask;
    }
}
