using Canteen.Testing;

namespace Canteen.Tests.Server.Clients;

/// <summary>Mastodon.py as Debian packages it: its own calls, as scripts use them.</summary>
[Trait("engine", "either")]
public class MastodonPyTests
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "clients", "mastodon_py.py");

    [Fact]
    public async Task It_signs_in_posts_reads_pages_and_tidies_up()
    {
        Assert.True(
            Directory.Exists("/usr/lib/python3/dist-packages/mastodon"),
            "Install the Debian package python3-mastodon (./dev test does it).");
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var bashir = await server.MemberAsync("bashir");
        await using var client = ClientProcess.Start("python3", "/usr/bin/python3", [Script, server.Address, "ada", bashir.Token]);
        while (await client.ReadLineAsync() is { } line && line != "ok done")
        {
            if (line.Split(' ', 3) is ["?", "authorize", var address])
                await client.WriteLineAsync(await Consent.GiveAsync(server, "ada", address));
            else if (line == "? drain") await AnswerAsync(server, client);
        }
        await client.FinishAsync();
        Assert.Contains("ok done", client.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Log.Lines);
    }

    private static async Task AnswerAsync(TestServer server, ClientProcess client)
    {
        await server.DrainAsync();
        await client.WriteLineAsync("drained");
    }
}
