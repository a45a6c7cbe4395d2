using System.Globalization;
using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

/// <summary>Hashtags that people feature on their profiles, as apps see them.</summary>
public sealed class FeaturedTagsTests
{
    private const string Own = "/api/v1/featured_tags";

    [Fact]
    public async Task A_hashtag_is_featured_for_everybody_to_see_and_taken_off_again()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PublishAsync("A cup of #tea");
        server.Clock.Advance(TimeSpan.FromDays(2));
        await ada.PublishAsync("Quietly, #Tea", "unlisted");
        var day = server.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        server.Clock.Advance(TimeSpan.FromDays(2));
        foreach (var hidden in new[] { "private", "direct" }) await ada.PublishAsync("For few, #tea", hidden);
        await ben.PublishAsync("Mine: #tea");
        var tag = await ada.PostJsonAsync(Own, new { name = "#TEA" });
        Assert.Equal(["id", "name", "url", "statuses_count", "last_status_at"], tag.EnumerateObject().Select(one => one.Name));
        Assert.Equal(("TEA", $"{server.Address}/@ada/tagged/tea"), (tag.Text("name"), tag.Text("url")));
        Assert.Equal(("2", day), (tag.Text("statuses_count"), tag.Text("last_status_at")));
        var unused = await ada.PostJsonAsync(Own, new { name = "Café" });
        Assert.Equal(("0", JsonValueKind.Null), (unused.Text("statuses_count"), unused.GetProperty("last_status_at").ValueKind));
        foreach (var reader in new[] { ada.Client, ben.Client, server.Visitor() })
            Assert.Equal(["TEA", "Café"], await NamesAsync(reader, ada));
        Assert.Equal(["TEA", "Café"], (await ada.GetJsonAsync(Own)).TextsOf("name"));
        Assert.Equal(["TEA", "Café"], (await ada.GetJsonAsync("/api/v1/profile")).GetProperty("featured_tags").TextsOf("name"));
        Assert.Empty((await ben.GetJsonAsync(Own)).EnumerateArray());
        Assert.Empty((await ada.DeleteJsonAsync($"{Own}/{tag.Text("id")}")).EnumerateObject());
        Assert.Equal(["Café"], await NamesAsync(server.Visitor(), ada));
    }

    [Fact]
    public async Task What_is_no_hashtag_featured_already_or_one_too_many_is_refused_with_a_sentence()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var name in new[] { "no tag", "123", "#", "tea!", new string('a', 300) })
            await ada.RefusesAsync(
                Own, new { name }, HttpStatusCode.UnprocessableEntity,
                "Validation failed: That cannot be a hashtag: use letters and numbers, with no spaces");
        Assert.True((int)(await ada.PostAsync(Own, new { })).StatusCode is 400 or 422);
        await ada.PostJsonAsync(Own, new { name = "Café" });
        await ada.RefusesAsync(
            Own, new { name = "cafe" }, HttpStatusCode.UnprocessableEntity, "Validation failed: You already feature this hashtag");
        for (var i = 1; i < 10; i++) await ada.PostJsonAsync(Own, new { name = $"tag{i}" });
        const string TooMany = "Validation failed: You cannot feature more than 10 hashtags";
        await ada.RefusesAsync(Own, new { name = "onemore" }, HttpStatusCode.UnprocessableEntity, TooMany);
        await ada.RefusesAsync("/api/v1/tags/onemore/feature", null, HttpStatusCode.UnprocessableEntity, TooMany);
        Assert.True((await ada.PostJsonAsync("/api/v1/tags/cafe/feature")).Is("featuring"));
        Assert.Equal(10, (await ada.GetJsonAsync(Own)).GetArrayLength());
        foreach (var version in new[] { "v1", "v2" })
            Assert.Equal(
                10, (await ada.GetJsonAsync($"/api/{version}/instance")).GetProperty("configuration").GetProperty("accounts")
                    .Number("max_featured_tags"));
    }

    [Fact]
    public async Task Nobody_takes_off_what_somebody_else_features()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var id = (await ada.PostJsonAsync(Own, new { name = "tea" })).Text("id");
        Assert.Equal(HttpStatusCode.NotFound, (await eve.DeleteAsync($"{Own}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.DeleteAsync($"{Own}/1")).StatusCode);
        await eve.PostJsonAsync("/api/v1/tags/tea/unfeature");
        Assert.Equal(["tea"], await NamesAsync(eve.Client, ada));
        foreach (var path in new[] { Own, Own + "/suggestions" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync(path)).StatusCode);
        var reader = await server.SecondTokenAsync(ada, "read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.DeleteAsync($"{Own}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync("/api/v1/tags/tea/unfeature")).StatusCode);
        Assert.Equal(["tea"], (await reader.GetJsonAsync(Own)).TextsOf("name"));
    }

    [Fact]
    public async Task A_block_hides_them_from_whoever_is_blocked_and_a_suspension_from_all()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync(Own, new { name = "tea" });
        await ben.PostJsonAsync(Own, new { name = "coffee" });
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync($"/api/v1/accounts/{ada.Id}/featured_tags")).StatusCode);
        // Whoever blocked finds the profile, to undo it.
        Assert.Equal(["coffee"], await NamesAsync(ada.Client, ben));
        Assert.Equal(["tea"], await NamesAsync(server.Visitor(), ada));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/api/v1/accounts/7777/featured_tags")).StatusCode);
        await server.SuspendAsync(ada);
        Assert.Empty(await NamesAsync(server.Visitor(), ada));
    }

    [Fact]
    public async Task A_hashtag_says_to_whoever_asks_whether_they_feature_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.PublishAsync("A cup of #GreenTea");
        for (var i = 0; i < 2; i++)
        {
            var tag = await ada.PostJsonAsync("/api/v1/tags/greentea/feature");
            Assert.Equal(("GreenTea", true, false), (tag.Text("name"), tag.Is("featuring"), tag.Is("following")));
        }
        Assert.True((await ada.GetJsonAsync("/api/v1/tags/GreenTea")).Is("featuring"));
        Assert.True((await ada.PostJsonAsync("/api/v1/tags/greentea/follow")).Is("featuring"));
        Assert.True((await ada.GetJsonAsync("/api/v1/followed_tags"))[0].Is("featuring"));
        Assert.True((await ada.GetJsonAsync("/api/v2/search?q=greentea")).GetProperty("hashtags")[0].Is("featuring"));
        Assert.True((await ada.PostJsonAsync("/api/v1/tags/greentea/unfollow")).Is("featuring"));
        Assert.False((await ben.GetJsonAsync("/api/v1/tags/greentea")).Is("featuring"));
        Assert.False((await server.Visitor().GetFromJsonElementAsync("/api/v1/tags/greentea")).TryGetProperty("featuring", out _));
        for (var i = 0; i < 2; i++) Assert.False((await ada.PostJsonAsync("/api/v1/tags/greentea/unfeature")).Is("featuring"));
        Assert.False((await ada.GetJsonAsync("/api/v1/tags/greentea")).Is("featuring"));
        foreach (var act in new[] { "feature", "unfeature" })
            Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"/api/v1/tags/{Uri.EscapeDataString("no tag")}/{act}")).StatusCode);
    }

    [Fact]
    public async Task The_count_follows_what_is_written_and_deleted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync(Own, new { name = "tea" });
        Assert.Equal(["0"], await CountsAsync(ben, ada));
        var post = await ada.PublishAsync("A cup of #tea");
        await ada.PublishAsync("No hashtag");
        await server.DrainAsync();
        Assert.Equal(["1"], await CountsAsync(ben, ada));
        await ada.DeleteJsonAsync($"/api/v1/statuses/{post}");
        await server.DrainAsync();
        Assert.Equal(["0"], await CountsAsync(ben, ada));
    }

    [Fact]
    public async Task What_is_kept_among_members_is_not_counted_because_visitors_see_the_count()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("A cup of #tea");
        await server.SqlAsync("UPDATE posts SET local_only = TRUE");
        Assert.Equal("0", (await ada.PostJsonAsync(Own, new { name = "tea" })).Text("statuses_count"));
    }

    [Fact]
    public async Task Suggestions_are_ones_own_public_hashtags_the_most_used_first_without_those_featured()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PublishAsync("#SmallWins and #tea");
        await ada.PublishAsync("Again #SmallWins");
        await ada.PublishAsync("For few #secret", "private");
        await ben.PublishAsync("#coffee");
        var found = await ada.GetJsonAsync(Own + "/suggestions");
        Assert.Equal(["SmallWins", "tea"], found.TextsOf("name"));
        Assert.Equal((false, false), (found[0].Is("following"), found[0].Is("featuring")));
        Assert.Equal(7, found[0].GetProperty("history").GetArrayLength());
        await ada.PostJsonAsync(Own, new { name = "smallwins" });
        Assert.Equal(["tea"], (await ada.GetJsonAsync(Own + "/suggestions")).TextsOf("name"));
        await ada.PublishAsync(string.Join(' ', Enumerable.Range(0, 12).Select(i => $"#tag{i}")));
        Assert.Equal(10, (await ada.GetJsonAsync(Own + "/suggestions")).GetArrayLength());
        Assert.Equal(["coffee"], (await ben.GetJsonAsync(Own + "/suggestions")).TextsOf("name"));
    }

    [Fact]
    public async Task Its_posts_are_those_of_the_author_that_the_reader_may_see()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        await ben.FollowAsync(ada);
        var open = await ada.PublishAsync("A cup of #tea");
        var quiet = await ada.PublishAsync("Quietly #Tea", "unlisted");
        var close = await ada.PublishAsync("For followers #tea", "private");
        await ada.PublishAsync("#coffee");
        await ben.PublishAsync("Mine #tea");
        var path = $"/api/v1/accounts/{ada.Id}/statuses?tagged=TEA";
        Assert.Equal([close, quiet, open], (await ben.GetJsonAsync(path)).Ids());
        Assert.Equal([quiet, open], (await eve.GetJsonAsync(path)).Ids());
        Assert.Equal([quiet, open], await Walk.NextAsync(server.Visitor(), path + "&limit=1", "id"));
        Assert.Equal([open, quiet], (await eve.GetJsonAsync(path + "&min_id=1")).Ids().Order());
    }

    [Fact]
    public async Task Other_servers_read_them_in_a_collection()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PostJsonAsync(Own, new { name = "GreenTea" });
        await server.DrainAsync();
        var actor = server.Settings.Url($"/ap/users/{ada.Id}");
        var client = server.Visitor();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/activity+json");
        var document = await client.GetFromJsonElementAsync(actor);
        Assert.Equal(actor + "/collections/tags", document.Text("featuredTags"));
        Assert.Contains(
            "\"featuredTags\":{\"@id\":\"toot:featuredTags\",\"@type\":\"@id\"}", document.GetProperty("@context").GetRawText(),
            StringComparison.Ordinal);
        var tags = await client.GetFromJsonElementAsync(document.Text("featuredTags"));
        Assert.Equal(("Collection", actor + "/collections/tags", 1), (tags.Text("type"), tags.Text("id"), tags.Number("totalItems")));
        var item = Assert.Single(tags.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("Hashtag", server.Settings.Url("/@ada/tagged/greentea"), "#GreenTea"),
            (item.Text("type"), item.Text("href"), item.Text("name")));
    }

    private static async Task<List<string>> NamesAsync(HttpClient reader, Member owner) =>
        (await reader.GetFromJsonElementAsync($"/api/v1/accounts/{owner.Id}/featured_tags")).TextsOf("name");

    private static async Task<List<string>> CountsAsync(Member reader, Member owner) =>
        (await reader.GetJsonAsync($"/api/v1/accounts/{owner.Id}/featured_tags")).TextsOf("statuses_count");
}
