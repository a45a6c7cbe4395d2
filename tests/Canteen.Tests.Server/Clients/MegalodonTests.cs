using Canteen.Testing;

namespace Canteen.Tests.Server.Clients;

/// <summary>megalodon, the library under Fedistar and Whalebird, on Node.js: it first asks NodeInfo what kind of server it is.</summary>
[Trait("engine", "either")]
public class MegalodonTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CANTEEN_TEST_MEGALODON");

    [Fact]
    public async Task It_finds_out_what_this_is_signs_in_reads_posts_and_listens()
    {
        Assert.True(
            Directory.Exists(Folder), "CANTEEN_TEST_MEGALODON names no folder in which megalodon is installed (./dev test does it).");
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var bashir = await server.MemberAsync("bashir");
        await using var client = ClientProcess.Start(
            "nodejs", "/usr/bin/node", [Path.Combine(Folder, "megalodon.mjs"), server.Address, bashir.Token]);
        while (await client.ReadLineAsync() is { } line && line != "ok done")
        {
            if (line.Split(' ', 3) is ["?", "authorize", var address])
                await client.WriteLineAsync(await Consent.GiveAsync(server, "ada", address));
        }
        await client.FinishAsync();
        Assert.Contains("ok done", client.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Log.Lines);
    }
}
