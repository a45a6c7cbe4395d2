using System.Net;
using AngleSharp.Html.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>Following hashtags: what comes home by it, and who knows of it.</summary>
public sealed class FollowedTagsTests
{
    [Fact]
    public async Task A_hashtag_is_followed_listed_and_unfollowed_however_it_is_written()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var tag = await ada.PostJsonAsync("/api/v1/tags/Caf\u00e9/follow");
        Assert.Equal(("Caf\u00e9", true), (tag.Text("name"), tag.GetProperty("following").GetBoolean()));
        Assert.True((await ada.PostJsonAsync("/api/v1/tags/cafe/follow")).GetProperty("following").GetBoolean());
        await ada.PostJsonAsync("/api/v1/tags/SmallWins/follow");
        Assert.Equal(["SmallWins", "Caf\u00e9"], await NamesAsync(ada));
        Assert.True((await ada.GetJsonAsync("/api/v1/tags/CAFE")).GetProperty("following").GetBoolean());
        Assert.False((await ada.PostJsonAsync("/api/v1/tags/cafe/unfollow")).GetProperty("following").GetBoolean());
        Assert.False((await ada.PostJsonAsync("/api/v1/tags/cafe/unfollow")).GetProperty("following").GetBoolean());
        Assert.Equal(["SmallWins"], await NamesAsync(ada));
        Assert.False((await ada.GetJsonAsync("/api/v1/tags/cafe")).GetProperty("following").GetBoolean());
        foreach (var act in new[] { "follow", "unfollow" })
            Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"/api/v1/tags/{Uri.EscapeDataString("no tag")}/{act}")).StatusCode);
    }

    [Fact]
    public async Task Public_posts_with_it_come_home_and_go_again()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (cath, eve) = (await server.MemberAsync("cath"), await server.MemberAsync("eve"));
        await ada.FollowAsync(cath);
        var before = await ben.PublishAsync("Before, with #tea");
        await server.DrainAsync();
        Assert.Empty(await HomeAsync(ada));
        await ada.PostJsonAsync("/api/v1/tags/tea/follow");
        var post = await ben.PublishAsync("A cup of #Tea");
        await ben.PublishAsync("Quietly, #tea", "unlisted");
        await ben.PublishAsync("Another #coffee");
        await eve.PublishAsync("To somebody unknown, #tea", replyTo: post);
        var question = await cath.PublishAsync("Thirsty?");
        var answer = await ben.PublishAsync("Always, #tea", replyTo: question);
        await server.DrainAsync();
        Assert.Equal([answer, question, post, before], await HomeAsync(ada));
        await ben.DeleteAsync($"/api/v1/statuses/{post}");
        await server.DrainAsync();
        Assert.Equal([answer, question, before], await HomeAsync(ada));
        await ada.PostJsonAsync("/api/v1/tags/tea/unfollow");
        await server.DrainAsync();
        Assert.Equal([question], await HomeAsync(ada));
    }

    [Fact]
    public async Task Whoever_is_unfollowed_stays_at_home_with_what_has_the_hashtag()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        await ada.PostJsonAsync("/api/v1/tags/tea/follow");
        var (tagged, other) = (await ben.PublishAsync("#tea"), await ben.PublishAsync("Hello"));
        await server.DrainAsync();
        Assert.Equal([other, tagged], await HomeAsync(ada));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow");
        await server.DrainAsync();
        Assert.Equal([tagged], await HomeAsync(ada));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute");
        await server.DrainAsync();
        Assert.Empty(await HomeAsync(ada));
    }

    [Fact]
    public async Task Nobody_learns_what_somebody_else_follows()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        await ada.PostJsonAsync("/api/v1/tags/NightShiftBlues/follow");
        Assert.Empty(await NamesAsync(eve));
        Assert.False((await eve.GetJsonAsync("/api/v1/tags/nightshiftblues")).GetProperty("following").GetBoolean());
        Assert.Equal("nightshiftblues", (await eve.GetJsonAsync("/api/v1/tags/nightshiftblues")).Text("name"));
        Assert.Equal(0, (await eve.GetJsonAsync("/api/v2/search?q=nightshift&type=hashtags")).GetProperty("hashtags").GetArrayLength());
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync("/api/v1/followed_tags")).StatusCode);
        Assert.False((await server.Visitor().GetFromJsonElementAsync("/api/v1/tags/nightshiftblues")).TryGetProperty("following", out _));
    }

    [Fact]
    public async Task Nobody_follows_more_hashtags_than_memory_is_for()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        for (var i = 0; i < 200; i++) await ada.PostJsonAsync($"/api/v1/tags/tag{i}/follow");
        await ada.RefusesAsync("/api/v1/tags/onemore/follow", new { }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: You cannot follow more than 200 hashtags");
        Assert.True((await ada.PostJsonAsync("/api/v1/tags/tag7/follow")).GetProperty("following").GetBoolean());
        Assert.Equal(200, (await ada.GetJsonAsync("/api/v1/followed_tags?limit=200")).GetArrayLength());
    }

    [Fact]
    public async Task On_its_page_a_hashtag_is_followed_with_a_button()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/tags/tea");
        Assert.Equal("Follow #tea", WordsOf(page));
        using var answer = await browser.PressAsync(page, "#follow-tag");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(["tea"], await NamesAsync(ada));
        Assert.Equal("Following, Unfollow #tea", WordsOf(await browser.PageAsync("/tags/tea")));
        Assert.Equal("#tea", (await browser.PageAsync("/hashtags")).QuerySelector(".followed-tags a")!.TextContent);
        Assert.Null((await server.Visitor().PageAsync("/tags/tea")).QuerySelector("#follow-tag"));
    }

    private static string WordsOf(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelector("#follow-tag")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<List<string>> HomeAsync(Member reader) => [.. (await reader.GetJsonAsync("/api/v1/timelines/home")).Ids()];

    private static async Task<List<string>> NamesAsync(Member reader) =>
        [.. (await reader.GetJsonAsync("/api/v1/followed_tags")).EnumerateArray().Select(tag => tag.Text("name"))];
}
