using Canteen.Testing;
using Canteen.Tests.Server.People;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>The home of somebody who has nothing to read yet.</summary>
public sealed class EmptyHomeTests
{
    [Fact]
    public async Task It_offers_packs_people_near_to_the_reader_and_hashtags()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var nell = await server.MemberAsync("nell");
        var work = new { discoverable = true, canteen = new { profession = "Nursing" } };
        foreach (var member in new[] { ada, ben, nell }) await member.PatchJsonAsync("/api/v1/accounts/update_credentials", work);
        await ada.PackAsync("Tea", ben);
        await ada.PublishAsync("A good day #SmallWins");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("nell");
        var home = await browser.PageAsync("/home");
        Assert.Contains("Posts from people and hashtags you follow", home.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tea", home.QuerySelector("section[aria-labelledby=packs-to-follow] .pack-name")!.TextContent.Trim());
        Assert.Equal(["#SmallWins"], home.QuerySelectorAll(".tags-in-use b").Select(tag => tag.TextContent));
        Assert.Single(home.QuerySelectorAll(".to-follow"));
        Assert.NotEmpty(home.QuerySelectorAll(".to-follow .person"));
        Assert.Null((await browser.PageAsync("/home?max_id=1")).QuerySelector("#packs-to-follow"));
    }

    [Fact]
    public async Task Whoever_follows_people_without_posts_reads_so()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, nell) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("nell"));
        await ada.PackAsync("Tea", ben);
        await nell.FollowAsync(ben);
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("nell");
        var home = await browser.PageAsync("/home");
        Assert.Contains("have no posts yet", home.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(home.QuerySelector("#packs-to-follow"));
        await ben.PublishAsync("Hello");
        await server.DrainAsync();
        home = await browser.PageAsync("/home");
        Assert.Null(home.QuerySelector(".empty"));
        Assert.Null(home.QuerySelector("#packs-to-follow"));
    }

    [Fact]
    public async Task With_nothing_to_offer_there_is_no_empty_section()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("nell");
        using var browser = await server.BrowserAsync("nell");
        var home = await browser.PageAsync("/home");
        Assert.NotNull(home.QuerySelector(".empty a[href='/public']"));
        Assert.Null(home.QuerySelector("#packs-to-follow, #to-follow, #tags-in-use"));
        Assert.Equal("/home?welcome=1", (await browser.GetAsync("/packs/start")).Headers.Location!.OriginalString);
    }
}
