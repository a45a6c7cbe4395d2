using Canteen.Testing;

namespace Canteen.Tests.Server.Platform;

public class OfflineRoutesTests
{
    [Fact]
    public async Task Browsers_ask_for_the_service_worker_anew_and_it_names_the_files_of_this_version()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Visitor().GetAsync("/worker.js");
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoCache);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("%", text.Replace(" % ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var home = await (await server.Visitor().GetAsync("/")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var script = System.Text.RegularExpressions.Regex.Match(home, "/script\\.[^\"]+").Value;
        Assert.Contains(script, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_times_without_a_network_is_the_same_for_everybody_and_names_nobody()
    {
        await using var server = await TestServer.StartAsync();
        // A short name may stand in a random token.
        await server.MemberAsync("adaofwardseven");
        using var browser = await server.BrowserAsync("adaofwardseven");
        var page = await browser.GetStringAsync("/offline");
        Assert.DoesNotContain("adaofwardseven", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sign-out", page, StringComparison.Ordinal);
    }
}
