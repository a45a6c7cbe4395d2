using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>What somebody searched for before, on the page for searching.</summary>
public sealed class RecentSearchesTests
{
    [Fact]
    public async Task The_last_ones_are_kept_for_oneself_alone_until_they_are_forgotten()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("eve");
        using var ada = await server.BrowserAsync("ada");
        using var eve = await server.BrowserAsync("eve");
        for (var i = 1; i <= 12; i++)
        {
            await ada.PageAsync($"/search?q=word{i}");
            server.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        await ada.PageAsync("/search?q=word4");
        using var ahead = new HttpRequestMessage(HttpMethod.Get, "/search?q=nobodyasked");
        ahead.Headers.Add("Sec-Purpose", "prefetch;prerender");
        (await ada.SendAsync(ahead)).EnsureSuccessStatusCode();
        Assert.Equal(["word4", "word12", "word11", "word10", "word9", "word8", "word7", "word6", "word5", "word3"], await RecentAsync(ada));
        Assert.Empty(await RecentAsync(eve));
        Assert.Empty(await RecentAsync(server.Browser()));
        await ada.SubmitAsync((await ada.PageAsync("/search")).QuerySelector(".recent form"));
        Assert.Equal("word12", (await RecentAsync(ada))[0]);
        await ada.SubmitAsync((await ada.PageAsync("/search")).QuerySelector(".found-saved > form"));
        Assert.Empty(await RecentAsync(ada));
    }

    private static async Task<string[]> RecentAsync(HttpClient browser) =>
        [.. (await browser.PageAsync("/search")).QuerySelectorAll(".recent a").Select(link => link.TextContent)];
}
