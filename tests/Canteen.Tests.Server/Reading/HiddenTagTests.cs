using System.Text.Json;
using System.Text.RegularExpressions;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>A hashtag exists for a person only through a post that they may find.</summary>
public sealed partial class HiddenTagTests
{
    private static readonly string[] Doors = ["/api/v1/tags/nightshift9", "/tags/nightshift9", "/api/v1/timelines/tag/nightshift9",
        "/api/v2/search?type=hashtags&q=nightshift9", "/api/v2/search?type=hashtags&q=%23night", "/", "/public"];

    [Theory]
    [InlineData("direct")]
    [InlineData("private")]
    [InlineData("unlisted")]
    public async Task A_stranger_finds_nothing_of_a_tag_that_no_public_post_has(string visibility)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var before = await LookAsync(bo);
        var post = await ada.PublishAsync("About #NightShift9", visibility);
        Assert.Equal(before, await LookAsync(bo));
        await ada.DeleteJsonAsync($"/api/v1/statuses/{post}");
        Assert.Equal(before, await LookAsync(bo));
        Assert.Empty(await FoundAsync(ada, "night"));
    }

    [Fact]
    public async Task An_author_finds_their_own_tags_and_a_follower_those_of_what_they_may_read()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cath"));
        await bo.FollowAsync(ada);
        await ada.PublishAsync("#TeamOne", "private");
        await ada.PublishAsync("#TeamTwo", "direct");
        var toCath = await ada.PublishAsync("@cath #TeamThree", "direct");
        Assert.Equal(["teamone", "teamthree", "teamtwo"], await FoundAsync(ada, "team"));
        Assert.Equal(["teamthree"], await FoundAsync(ada, "team", "&limit=1&offset=1"));
        Assert.Equal(["teamone"], await FoundAsync(bo, "team"));
        Assert.Equal(["teamthree"], await FoundAsync(cath, "team"));
        await ada.DeleteJsonAsync($"/api/v1/statuses/{toCath}");
        Assert.Empty(await FoundAsync(cath, "team"));
        await bo.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unfollow");
        Assert.Empty(await FoundAsync(bo, "team"));
    }

    [Fact]
    public async Task A_tag_is_spelt_as_in_public_and_goes_with_its_last_public_post()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        await ada.PublishAsync("#WardSEVEN", "private");
        var first = await ada.PublishAsync("#WardSeven");
        var second = await bo.PublishAsync("#wardseven");
        Assert.Equal(["WardSeven"], await FoundAsync(bo, "ward"));
        Assert.Equal("WardSeven", (await bo.GetJsonAsync("/api/v1/tags/wardseven")).Text("name"));
        await ada.DeleteJsonAsync($"/api/v1/statuses/{first}");
        Assert.Equal(["WardSeven"], await FoundAsync(bo, "ward"));
        await bo.DeleteJsonAsync($"/api/v1/statuses/{second}");
        Assert.Empty(await FoundAsync(bo, "ward"));
        Assert.Equal(["wardseven"], await FoundAsync(ada, "ward"));
        Assert.Equal("wardSeven", (await bo.GetJsonAsync("/api/v1/tags/wardSeven")).Text("name"));
        await bo.PublishAsync("#WardSevEn");
        Assert.Equal(["WardSevEn"], await FoundAsync(ada, "ward"));
    }

    [Fact]
    public async Task The_id_of_a_tag_is_the_same_whether_it_was_used_or_not()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var unused = (await ada.GetJsonAsync("/api/v1/tags/kettle")).Text("id");
        Assert.NotEqual("0", unused);
        Assert.NotEqual(unused, (await ada.GetJsonAsync("/api/v1/tags/teapot")).Text("id"));
        foreach (var visibility in new[] { "direct", "public" })
        {
            await ada.PublishAsync("#kettle", visibility);
            Assert.Equal(unused, (await ada.GetJsonAsync("/api/v1/tags/Kettle")).Text("id"));
        }
    }

    [Fact]
    public async Task A_search_among_many_hidden_tags_finds_the_public_ones()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        for (var i = 0; i < 3; i++) await ada.PublishAsync(
            string.Join(' ', Enumerable.Range(0, 30).Select(n => $"#hush{i}x{n}")), "private");
        await ada.PublishAsync("#hushpuppies");
        Assert.Equal(["hushpuppies"], await FoundAsync(bo, "hush", "&limit=5"));
        Assert.Equal(40, (await FoundAsync(ada, "hush", "&limit=40")).Count);
        Assert.Equal(11, (await FoundAsync(ada, "hush", "&limit=40&offset=80")).Count);
    }

    private static async Task<List<string>> FoundAsync(Member who, string words, string more = "") =>
        [.. (await who.GetJsonAsync($"/api/v2/search?type=hashtags&q={words}{more}")).GetProperty("hashtags").EnumerateArray().Select(
            (JsonElement tag) => tag.Text("name"))];

    /// <summary>Everything that these addresses say about the tag.</summary>
    private static async Task<string> LookAsync(Member stranger)
    {
        var seen = new List<string>();
        foreach (var door in Doors)
        {
            // The antiforgery token differs each time.
            var page = FormToken().Replace(await (await stranger.GetAsync(door)).Content.ReadAsStringAsync(), "");
            seen.Add(string.Join('\n', page.Split('\n').Where(line => line.Contains("night", StringComparison.OrdinalIgnoreCase))));
        }
        return string.Join("\n\n", seen);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"[^\"]*", RegexOptions.None, 1000)]
    private static partial Regex FormToken();
}
