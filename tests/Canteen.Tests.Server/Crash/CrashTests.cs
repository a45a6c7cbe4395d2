using Canteen.Testing;

namespace Canteen.Tests.Server.Crash;

public sealed class CrashTests : IAsyncLifetime
{
    /// <summary>After how many acknowledged posts the server is killed, for each start of it.</summary>
    private static readonly int[] Lives = [3, 40, 150];

    private readonly TempFolder _data = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    [Fact]
    public async Task A_killed_server_has_every_acknowledged_post_once_and_every_reaction_ran_once()
    {
        var load = new PostingLoad(await MembersAsync());
        foreach (var life in Lives)
        {
            await using var server = await CanteenProcess.ServeAsync(_data.Path, _database.Settings.Connection);
            await load.RunAsync(server.Address, life, server.KillAsync);
        }
        await using var last = await TestServer.StartAsync(database: _database, realClock: true);
        await load.FinishAsync(last.Address);
        await last.DrainAsync();
        await Aftermath.CheckAsync(last, load);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _data.Dispose();
    }

    private async Task<List<Member>> MembersAsync()
    {
        await using var server = await TestServer.StartAsync(database: _database, realClock: true);
        string[] names = ["grace", "amara", "ben", "cath", "dev", "ela", "farah", "hamish", "imogen"];
        var members = new List<Member>();
        foreach (var name in names) members.Add(await server.MemberAsync(name));
        await server.DrainAsync();
        return members;
    }
}
