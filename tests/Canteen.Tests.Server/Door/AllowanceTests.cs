using Canteen.Features.Platform.Allowances;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Door;

public class AllowanceTests
{
    private static readonly Allowance Tea = new("tea", 3, TimeSpan.FromMinutes(10));

    [Fact]
    public async Task So_many_at_once_and_one_more_after_each_stretch_of_time()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal([2, 1, 0, null, null], await TakeAsync(server, "ada", 5));
        Assert.Equal([2], await TakeAsync(server, "eve", 1));
        server.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal([null], await TakeAsync(server, "ada", 1));
        Assert.True(await IsUsedUpAsync(server));
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await IsUsedUpAsync(server));
        Assert.Equal([0, null], await TakeAsync(server, "ada", 2));
        server.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal([2, 1, 0, null], await TakeAsync(server, "ada", 4));
    }

    [Fact]
    public async Task What_is_given_back_can_be_taken_again_and_no_more_than_that()
    {
        await using var server = await TestServer.StartAsync();
        await TakeAsync(server, "ada", 3);
        await WriteAsync(server, tx => Tea.GiveBackAsync(tx, "ada"));
        Assert.Equal([0, null], await TakeAsync(server, "ada", 2));
        await WriteAsync(server, tx => Tea.RestoreAsync(tx, "ada"));
        Assert.Equal([2, 1, 0, null], await TakeAsync(server, "ada", 4));
    }

    [Fact]
    public async Task Many_who_take_side_by_side_get_no_more_than_there_is()
    {
        await using var server = await TestServer.StartAsync();
        var taken = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => TakeAsync(server, "ada", 1)));
        Assert.Equal([0, 1, 2], taken.SelectMany(t => t).OfType<int>().Order());
    }

    [Fact]
    public async Task Counts_that_hold_nothing_back_are_deleted_and_names_are_stored_as_hashes_only()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 1100; i++) await TakeAsync(server, $"nobody{i}", 1);
        await TakeAsync(server, "ada", 3);
        Assert.Equal(0, await CountAsync(server, "%nobody%"));
        Assert.Equal(1101, await CountAsync(server, "%"));
        server.Clock.Advance(TimeSpan.FromMinutes(15));
        await server.Services.GetRequiredService<CleanupWorker>().ClearAsync(CancellationToken.None);
        Assert.Equal(1, await CountAsync(server, "%"));
        Assert.Equal([0, null], await TakeAsync(server, "ada", 2));
    }

    private static async Task<List<int?>> TakeAsync(TestServer server, string whose, int times)
    {
        var left = new List<int?>();
        for (var i = 0; i < times; i++) left.Add(await server.Database.WriteAsync(tx => Tea.TakeAsync(tx, whose), CancellationToken.None));
        return left;
    }

    private static Task<long> CountAsync(TestServer server, string like) => server.Database.ReadAsync(
        db => db.ScalarAsync<long>("SELECT count(*) FROM allowances WHERE key LIKE @like", new { like }), CancellationToken.None);

    private static Task<bool> IsUsedUpAsync(TestServer server) =>
        server.Database.ReadAsync(db => Tea.IsUsedUpAsync(db, "ada", server.Clock.Milliseconds()), CancellationToken.None);

    private static Task WriteAsync(TestServer server, Func<WriteTransaction, Task> work) => server.Database.WriteAsync(
        async tx =>
        {
            await work(tx);
            return Done.It;
        },
        CancellationToken.None);
}
