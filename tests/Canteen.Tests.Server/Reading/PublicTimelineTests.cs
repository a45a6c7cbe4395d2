using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

public sealed class PublicTimelineTests
{
    [Fact]
    public async Task The_public_timeline_holds_public_posts_without_boosts_and_answers()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var first = await ada.PublishAsync("Hello");
        var self = await ada.PublishAsync("And another thing", replyTo: first);
        await ben.PublishAsync("@ada hello", replyTo: first);
        await ben.PublishAsync("Unlisted", "unlisted");
        await ben.PublishAsync("For followers", "private");
        await ben.PublishAsync("@ada whisper", "direct");
        await ben.PostJsonAsync($"/api/v1/statuses/{first}/reblog");
        Assert.Equal([self, first], await IdsAsync(server.Visitor(), "/api/v1/timelines/public"));
        Assert.Equal([self, first], await IdsAsync(ben.Client, "/api/v1/timelines/public?local=true"));
        Assert.Empty(await IdsAsync(ben.Client, "/api/v1/timelines/public?remote=true"));
        Assert.Empty(await IdsAsync(ben.Client, "/api/v1/timelines/public?only_media=true"));
    }

    [Fact]
    public async Task Posts_of_a_suspended_account_are_nowhere()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("Hello #tea");
        await server.SuspendAsync(ada);
        Assert.Empty(await IdsAsync(server.Visitor(), "/api/v1/timelines/public"));
        Assert.Empty(await IdsAsync(server.Visitor(), "/api/v1/timelines/tag/tea"));
        Assert.Empty(await IdsAsync(server.Visitor(), $"/api/v1/accounts/{ada.Id}/statuses"));
    }

    [Fact]
    public async Task A_visitor_can_walk_all_pages_and_sees_each_post_once()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var published = new List<string>();
        for (var i = 0; i < 7; i++) published.Add(await ada.PublishAsync($"Post {i}"));
        var upwards = await Walk.PrevAsync(server.Visitor(), "/api/v1/timelines/public?limit=3&min_id=1", "id");
        Assert.Equal(published.Order(), upwards.Order());
        published.Reverse();
        Assert.Equal(published, await Walk.NextAsync(server.Visitor(), "/api/v1/timelines/public?limit=3", "id"));
    }

    [Theory]
    [InlineData("limit=abc", HttpStatusCode.UnprocessableEntity)]
    [InlineData("limit=-5", HttpStatusCode.OK)]
    [InlineData("limit=999999999999", HttpStatusCode.OK)]
    [InlineData("max_id=nonsense", HttpStatusCode.OK)]
    [InlineData("max_id=99999999999999999999999", HttpStatusCode.OK)]
    [InlineData("local[]=1&local[]=2", HttpStatusCode.UnprocessableEntity)]
    public async Task Odd_parameters_are_borne(string query, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(expected, (await server.Visitor().GetAsync("/api/v1/timelines/public?" + query)).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/timelines/public")]
    [InlineData("/api/v1/timelines/home")]
    [InlineData("/api/v1/accounts/{me}/statuses")]
    [InlineData("/api/v1/favourites")]
    public async Task A_cursor_beyond_all_ids_is_above_everything(string list)
    {
        const string Beyond = "99999999999999999999";
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("Only this.");
        await ada.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await server.DrainAsync();
        list = list.Replace("{me}", ada.Id.ToString(), StringComparison.Ordinal);
        foreach (var cursor in new[] { "min_id", "since_id" }) Assert.Empty(await IdsAsync(ada.Client, $"{list}?{cursor}={Beyond}"));
        foreach (var cursor in new[] { $"max_id={Beyond}", "min_id=0", "since_id=nonsense" })
            Assert.Equal([id], await IdsAsync(ada.Client, $"{list}?{cursor}"));
        Assert.Empty(await IdsAsync(ada.Client, $"{list}?max_id=nonsense"));
    }

    [Fact]
    public async Task A_hashtag_finds_posts_whatever_its_case_and_accents()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var first = await ada.PublishAsync("#NightOwls tonight");
        var reply = await ben.PublishAsync("@ada count me in #nightowls", replyTo: first);
        await ben.PublishAsync("Quiet #nightowls", "unlisted");
        await ben.PublishAsync("Quieter #nightowls", "private");
        Assert.Equal([reply, first], await IdsAsync(server.Visitor(), "/api/v1/timelines/tag/NIGHTOWLS"));
        Assert.Equal([reply, first], await IdsAsync(server.Visitor(), "/api/v1/timelines/tag/n%C3%AFghtowls"));
        Assert.Empty(await IdsAsync(server.Visitor(), "/api/v1/timelines/tag/nobody_said_this"));
    }

    [Theory]
    [InlineData("tea", "a,b,c")]
    [InlineData("tea?any[]=cake", "a,b,c,d")]
    [InlineData("tea?all[]=cake", "b,c")]
    [InlineData("tea?all[]=cake&none[]=scones", "b")]
    [InlineData("tea?all[]=unheard", "")]
    [InlineData("unheard?any[]=cake", "b,c,d")]
    public async Task Hashtags_can_be_put_together(string query, string expected)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var text in (string[])["a #tea", "b #tea #cake", "c #tea #cake #scones", "d #cake"]) await ada.PublishAsync(text);
        var found = await server.Visitor().GetFromJsonElementAsync("/api/v1/timelines/tag/" + query);
        var letters = found.EnumerateArray().Select(p => p.GetProperty("content").GetString()![3].ToString()).Order();
        Assert.Equal(expected, string.Join(',', letters));
    }

    [Fact]
    public async Task A_tag_tells_how_much_it_was_used_in_the_last_week()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PublishAsync("#HelloMyNameIs old");
        server.Clock.Advance(TimeSpan.FromDays(8));
        await ada.PublishAsync("#hellomynameis");
        server.Clock.Advance(TimeSpan.FromDays(1));
        await ada.PublishAsync("#hellomynameis again");
        await ben.PublishAsync("#hellomynameis");
        await ben.PublishAsync("#hellomynameis quietly", "private");
        var tag = await ada.GetJsonAsync("/api/v1/tags/hellomynameis");
        Assert.Equal("HelloMyNameIs", tag.GetProperty("name").GetString());
        var history = tag.GetProperty("history").EnumerateArray().ToList();
        Assert.Equal(["2", "1", "0", "0", "0", "0", "0"], history.Select(day => day.GetProperty("uses").GetString()));
        Assert.Equal("2", history[0].GetProperty("accounts").GetString());
        Assert.False(tag.Is("following"));
        Assert.False((await server.Visitor().GetFromJsonElementAsync("/api/v1/tags/unheard")).TryGetProperty("following", out _));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/api/v1/tags/not%20a%20tag")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/api/v1/tags/123")).StatusCode);
    }

    private static async Task<List<string>> IdsAsync(HttpClient client, string path) =>
        [.. (await client.GetFromJsonElementAsync(path)).EnumerateArray().Select((JsonElement p) => p.GetProperty("id").GetString()!)];
}
