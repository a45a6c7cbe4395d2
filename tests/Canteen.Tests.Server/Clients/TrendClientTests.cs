using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading;

namespace Canteen.Tests.Server.Clients;

/// <summary>What trends, as other people's clients read it. toot has no command for trends; it reads what they lead to.</summary>
[Trait("engine", "either")]
public class TrendClientTests
{
    private const string Link = "https://www.example.org/sepsis";

    private static readonly string Python = Path.Combine(AppContext.BaseDirectory, "clients", "mastodon_trends.py");

    private static readonly string? Masto = Environment.GetEnvironmentVariable("CANTEEN_TEST_MASTO");

    [Fact]
    public async Task Masto_reads_what_trends_and_its_history()
    {
        Assert.True(Directory.Exists(Masto), "CANTEEN_TEST_MASTO names no folder in which masto is installed (./dev test does it).");
        await ReadsAsync("nodejs", "/usr/bin/node", Path.Combine(Masto, "trends.mjs"));
    }

    [Fact]
    public Task Mastodon_py_reads_what_trends_and_its_history() => ReadsAsync("python3-mastodon", "/usr/bin/python3", Python);

    [Fact]
    public async Task Toot_reads_the_posts_of_a_hashtag_that_trends_and_the_post_that_does()
    {
        await using var server = await TestServer.StartAsync();
        var (_, post) = await TrendAsync(server);
        using var toot = new Toot(server);
        await toot.SignInAsync("crowd1");
        Assert.Contains("nightshift", await toot.RunAsync("search", "#night"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("sepsis", await toot.RunAsync("timeline", "--tag", "NightShift", "--once"), StringComparison.Ordinal);
        Assert.Contains("Wash your hands", await toot.RunAsync("thread", post), StringComparison.Ordinal);
        Assert.Empty(server.Log.Lines);
    }

    private static async Task ReadsAsync(string package, string program, string script)
    {
        await using var server = await TestServer.StartAsync();
        var (member, post) = await TrendAsync(server);
        await using var client = ClientProcess.Start(package, program, [script, server.Address, member.Token, "NightShift", post, Link]);
        Assert.Contains("ok done", await client.FinishAsync(), StringComparison.Ordinal);
        Assert.Empty(server.Log.Lines);
    }

    /// <summary>Two hashtags, the stronger one first, a post and a link.</summary>
    private static async Task<(Member Member, string Post)> TrendAsync(TestServer server)
    {
        var (ada, crowd) = (await server.MemberAsync("ada"), await server.CrowdAsync(3));
        await ada.PublishAsync("#Second");
        foreach (var member in crowd.Take(2)) await member.PublishAsync("#Second");
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        var post = await ada.PublishAsync("Wash your hands.");
        foreach (var member in crowd)
        {
            await member.PublishAsync($"Read {Link} #NightShift");
            await member.DoAsync(post, "favourite");
        }
        Assert.Equal([post], await server.TrendsAsync("statuses"));
        Assert.Equal(["NightShift", "Second"], await server.TrendsAsync("tags"));
        return (crowd[0], post);
    }
}
