using Canteen.Testing;

namespace Canteen.Tests.Server.Clients;

/// <summary>masto, the library under Phanpy and Elk, on Node.js: many streams over one WebSocket.</summary>
[Trait("engine", "either")]
public class MastoTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CANTEEN_TEST_MASTO");

    [Fact]
    public async Task It_hears_what_happens_over_one_socket()
    {
        Assert.True(Directory.Exists(Folder), "CANTEEN_TEST_MASTO names no folder in which masto is installed (./dev test does it).");
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        await ada.FollowAsync(bashir);
        await using var client = ClientProcess.Start(
            "nodejs", "/usr/bin/node", [Path.Combine(Folder, "masto.mjs"), server.Address, ada.Token, bashir.Token]);
        Assert.Contains("ok done", await client.FinishAsync(), StringComparison.Ordinal);
        Assert.Empty(server.Log.Lines);
    }
}
