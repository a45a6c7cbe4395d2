using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Safety;

public sealed class FiltersTests
{
    private static readonly string[] Everywhere = ["home", "notifications", "public", "thread", "account"];

    [Fact]
    public async Task A_filter_is_made_changed_and_deleted_with_all_that_is_in_it()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var made = await ada.PostJsonAsync("/api/v2/filters", new
        {
            title = "Rota", context = new[] { "home", "thread" }, filter_action = "hide", expires_in = 3600,
            keywords_attributes = new object[] { new { keyword = "rota" }, new { keyword = "shift", whole_word = false } },
        });
        Assert.Equal(("Rota", "hide"), (made.Text("title"), made.Text("filter_action")));
        Assert.Equal(["home", "thread"], made.GetProperty("context").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal([("rota", true), ("shift", false)], Words(made));
        Assert.Equal(server.Clock.GetUtcNow().AddHours(1), DateTimeOffset.Parse(made.Text("expires_at"), null), TimeSpan.FromSeconds(5));
        var path = $"/api/v2/filters/{made.Text("id")}";
        var first = made.GetProperty("keywords")[0].Text("id");
        var changed = await ada.PutJsonAsync(path, new
        {
            title = "Rotas", expires_in = "", filter_action = "warn",
            keywords_attributes = new object[]
            {
                new { id = first, keyword = "rotas" }, new { id = made.GetProperty("keywords")[1].Text("id"), _destroy = true },
                new { keyword = "bank" },
            },
        });
        Assert.Equal(("Rotas", "warn", JsonValueKind.Null),
            (changed.Text("title"), changed.Text("filter_action"), changed.GetProperty("expires_at").ValueKind));
        Assert.Equal([("rotas", true), ("bank", true)], Words(changed));
        Assert.Equal(["home", "thread"], changed.GetProperty("context").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(changed.ToString(), (await ada.GetJsonAsync(path)).ToString());
        Assert.Equal("{}", (await ada.DeleteJsonAsync(path)).ToString());
        Assert.Empty((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v2/filters/keywords/{first}")).StatusCode);
    }

    [Fact]
    public async Task Keywords_and_posts_have_addresses_of_their_own()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await FilterAsync(ada, "Tea");
        var word = await ada.PostJsonAsync(path + "/keywords", new { keyword = "tea" });
        Assert.Equal(("tea", true), (word.Text("keyword"), word.Is("whole_word")));
        var its = $"/api/v2/filters/keywords/{word.Text("id")}";
        Assert.False((await ada.PutJsonAsync(its, new { keyword = "teas", whole_word = false })).Is("whole_word"));
        Assert.Equal("teas", (await ada.GetJsonAsync(its)).Text("keyword"));
        var post = await ada.PublishAsync("Good morning");
        var kept = await ada.PostJsonAsync(path + "/statuses", new { status_id = post });
        Assert.Equal(post, kept.Text("status_id"));
        Assert.Equal(kept.ToString(), (await ada.PostJsonAsync(path + "/statuses", new { status_id = post })).ToString());
        Assert.Single((await ada.GetJsonAsync(path + "/statuses")).EnumerateArray());
        Assert.Single((await ada.GetJsonAsync(path + "/keywords")).EnumerateArray());
        await ada.DeleteJsonAsync(its);
        await ada.DeleteJsonAsync($"/api/v2/filters/statuses/{kept.Text("id")}");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.DeleteAsync(its)).StatusCode);
        Assert.Equal((0, 0), await PartsAsync(ada, path));
    }

    [Fact]
    public async Task Nobody_reads_or_changes_the_filters_of_somebody_else()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var path = await FilterAsync(ada, "Tea", "tea");
        var secret = await ada.PublishAsync("For followers", "private");
        var post = await ada.PostJsonAsync(path + "/statuses", new { status_id = secret });
        var word = (await ada.GetJsonAsync(path)).GetProperty("keywords")[0].Text("id");
        string[] paths = [path, path + "/keywords", path + "/statuses", $"/api/v2/filters/keywords/{word}", $"/api/v1/filters/{word}",
            $"/api/v2/filters/statuses/{post.Text("id")}"];
        foreach (var one in paths)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync(one)).StatusCode);
            Assert.Contains((await eve.DeleteAsync(one)).StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
            Assert.Contains((await eve.PutAsync(one, new { title = "Mine", phrase = "mine", keyword = "mine" })).StatusCode,
                new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        }
        var own = await FilterAsync(eve, "Mine");
        Assert.Equal(HttpStatusCode.NotFound, (await eve.PostAsync(own + "/statuses", new { status_id = secret })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound,
            (await eve.PutAsync(own, new { keywords_attributes = new[] { new { id = word, keyword = "x" } } })).StatusCode);
        Assert.Equal((1, 1), await PartsAsync(ada, path));
        Assert.Single((await eve.GetJsonAsync("/api/v2/filters")).EnumerateArray());
    }

    [Fact]
    public async Task What_a_filter_finds_stands_in_every_answer_with_the_post_and_in_nobody_elses()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var post = await ben.PublishAsync("Tea and TEA at four #biscuits");
        var other = await ben.PublishAsync("Coffee at five");
        Assert.Empty((await ada.PostOfAsync(post)).GetProperty("filtered").EnumerateArray());
        var path = await FilterAsync(ada, "Drinks", "tea", "#biscuits", "milk");
        await ada.PostJsonAsync(path + "/statuses", new { status_id = other });
        string[] paths =
        [
            "/api/v1/timelines/home", "/api/v1/timelines/public", "/api/v1/timelines/tag/biscuits", $"/api/v1/accounts/{ben.Id}/statuses",
        ];
        foreach (var found in await Task.WhenAll(paths.Select(ada.GetJsonAsync)))
        {
            var result = Found(found.EnumerateArray().First(status => status.Text("id") == post));
            Assert.Equal("Drinks", result.GetProperty("filter").Text("title"));
            Assert.Equal(["tea", "#biscuits"], result.GetProperty("keyword_matches").EnumerateArray().Select(k => k.GetString()));
            Assert.Equal(JsonValueKind.Null, result.GetProperty("status_matches").ValueKind);
            Assert.False(result.GetProperty("filter").TryGetProperty("keywords", out _));
        }
        var single = Found(await ada.PostOfAsync(other));
        Assert.Equal([other], single.GetProperty("status_matches").EnumerateArray().Select(id => id.GetString()));
        Assert.DoesNotContain("Drinks", (await ben.PostOfAsync(post)).ToString(), StringComparison.Ordinal);
        await ada.DeleteJsonAsync(path);
        Assert.Empty((await ada.PostOfAsync(post)).GetProperty("filtered").EnumerateArray());
    }

    [Fact]
    public async Task A_boost_is_found_by_what_it_boosts_and_a_stream_says_what_is_found()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        await FilterAsync(ada, "Drinks", "tea");
        await server.DrainAsync();
        await using var home = await AppStream.OpenAsync(ada, "user");
        await using var all = await AppStream.OpenAsync(ada, "public");
        var post = await cath.PublishAsync("Tea?");
        Assert.Equal("Drinks", Found((await all.HearAsync()).Json).GetProperty("filter").Text("title"));
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        var heard = (await home.HearAsync()).Json;
        Assert.Equal("Drinks", Found(heard).GetProperty("filter").Text("title"));
        Assert.Equal("Drinks", Found(heard.GetProperty("reblog")).GetProperty("filter").Text("title"));
    }

    [Fact]
    public async Task A_persons_name_as_a_keyword_finds_what_they_write_and_what_mentions_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var benny = await server.MemberAsync("benny");
        await FilterAsync(ada, "Ben", "@Ben");
        await FilterAsync(ada, "Word", "benny");
        string[] found = [await ben.PublishAsync("Good morning"), await benny.PublishAsync("@ben good morning")];
        foreach (var post in found)
        {
            Assert.Equal(["@Ben"], Texts(Found(await ada.PostOfAsync(post)).GetProperty("keyword_matches")));
            Assert.Empty((await ben.PostOfAsync(post)).GetProperty("filtered").EnumerateArray());
        }
        var other = await benny.PublishAsync("Neither my name nor yours, Ben");
        Assert.Empty((await ada.PostOfAsync(other)).GetProperty("filtered").EnumerateArray());
        await FilterAsync(ada, "Whole name", $"@ben@{server.Settings.Domain}");
        Assert.Equal(2, (await ada.PostOfAsync(found[0])).GetProperty("filtered").GetArrayLength());
        Assert.Empty((await ada.PostOfAsync(other)).GetProperty("filtered").EnumerateArray());
        await ada.DeleteJsonAsync("/api/v2/filters/" + (await ada.GetJsonAsync("/api/v2/filters"))[2].Text("id"));
        var boost = (await benny.PostJsonAsync($"/api/v1/statuses/{found[0]}/reblog")).Text("id");
        Assert.Equal(["@Ben"], Texts(Found(await ada.PostOfAsync(boost)).GetProperty("keyword_matches")));
    }

    [Fact]
    public async Task A_filter_that_is_over_finds_nothing_and_is_still_listed()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("Tea");
        await ada.PostJsonAsync(
            "/api/v2/filters",
            new { title = "For now", context = Everywhere, expires_in = 60, keywords_attributes = new[] { new { keyword = "tea" } } });
        Assert.Equal("For now", Found(await ada.PostOfAsync(post)).GetProperty("filter").Text("title"));
        server.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty((await ada.PostOfAsync(post)).GetProperty("filtered").EnumerateArray());
        Assert.Single((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());
    }

    [Fact]
    public async Task An_edited_filter_looks_at_posts_anew()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("Tea without milk");
        var path = await FilterAsync(ada, "Drinks", "coffee");
        Assert.Empty((await ada.PostOfAsync(post)).GetProperty("filtered").EnumerateArray());
        await ada.PostJsonAsync(path + "/keywords", new { keyword = "milk" });
        var found = Found(await ada.PostOfAsync(post)).GetProperty("keyword_matches");
        Assert.Equal(["milk"], found.EnumerateArray().Select(k => k.GetString()));
    }

    [Theory]
    [InlineData("""{"context":["home"]}""")]
    [InlineData("""{"title":"  ","context":["home"]}""")]
    [InlineData("""{"title":"x"}""")]
    [InlineData("""{"title":"x","context":[]}""")]
    [InlineData("""{"title":"x","context":["kitchen"]}""")]
    [InlineData("""{"title":"x","context":["home"],"filter_action":"explode"}""")]
    [InlineData("""{"title":"x","context":["home"],"expires_in":-5}""")]
    [InlineData("""{"title":"x","context":["home"],"expires_in":"99999999999999"}""")]
    [InlineData("""{"title":"x","context":["home"],"keywords_attributes":[{"keyword":"   "}]}""")]
    [InlineData("""{"title":"x","context":["home"],"keywords_attributes":[{"keyword":"\u200b"}]}""")]
    [InlineData("""{"title":"x","context":["home"],"keywords_attributes":[{}]}""")]
    public async Task A_filter_that_makes_no_sense_is_refused_with_a_sentence(string body)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var answer = await ada.PostAsync("/api/v2/filters", JsonElement.Parse(body));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var sentence = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("error");
        Assert.StartsWith("Validation failed: ", sentence, StringComparison.Ordinal);
        Assert.Empty((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());
    }

    [Fact]
    public async Task Too_much_is_refused_and_nothing_half_done()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await FilterAsync(ada, "Much", "tea");
        foreach (var keywords in new[] { Enumerable.Range(0, 10_000).Select(i => $"word{i}"), [new string('x', 5000)] })
        {
            var answer = await ada.PutAsync(
                path, new { title = "More", keywords_attributes = keywords.Select(keyword => new { keyword }) });
            Assert.InRange((int)answer.StatusCode, 400, 422);
        }
        var left = await ada.GetJsonAsync(path);
        Assert.Equal(("Much", 1), (left.Text("title"), left.GetProperty("keywords").GetArrayLength()));
        var words = Enumerable.Range(0, 1999).Select(i => new { keyword = $"word{i}" });
        var most = await ada.PutJsonAsync(path, new { keywords_attributes = words });
        Assert.Equal(2000, most.GetProperty("keywords").GetArrayLength());
        var more = await ada.PostAsync(path + "/keywords", new { keyword = "one more" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.StatusCode);
        var post = await ada.PublishAsync("word1998 and word7");
        Assert.Equal(2, Found(await ada.PostOfAsync(post)).GetProperty("keyword_matches").GetArrayLength());
    }

    [Fact]
    public async Task An_app_of_old_sees_each_keyword_as_a_filter()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var made = await ada.PostJsonAsync(
            "/api/v1/filters",
            new { phrase = "tea", context = new[] { "home", "public" }, irreversible = true, whole_word = false, expires_in = 600 });
        Assert.Equal(("tea", true, false), (made.Text("phrase"), made.Is("irreversible"), made.Is("whole_word")));
        var path = $"/api/v1/filters/{made.Text("id")}";
        var changed = await ada.PutJsonAsync(
            path, new { phrase = "teas", context = new[] { "thread" }, irreversible = false, expires_in = "" });
        Assert.Equal(("teas", false, JsonValueKind.Null),
            (changed.Text("phrase"), changed.Is("irreversible"), changed.GetProperty("expires_at").ValueKind));
        Assert.Equal("teas", (await ada.GetJsonAsync("/api/v2/filters"))[0].Text("title"));
        var several = await FilterAsync(ada, "Several", "milk", "sugar");
        Assert.Equal(["teas", "milk", "sugar"], (await ada.GetJsonAsync("/api/v1/filters")).TextsOf("phrase"));
        var milk = $"/api/v1/filters/{(await ada.GetJsonAsync(several)).GetProperty("keywords")[0].Text("id")}";
        var refused = await ada.PutAsync(milk, new { phrase = "oat", context = new[] { "home" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("oat", (await ada.PutJsonAsync(milk, new { phrase = "oat", context = Everywhere })).Text("phrase"));
        Assert.Equal("Several", (await ada.GetJsonAsync(several)).Text("title"));
        await ada.DeleteJsonAsync(milk);
        Assert.Equal((1, 0), await PartsAsync(ada, several));
        await ada.DeleteJsonAsync(path);
        Assert.Equal(["Several"], (await ada.GetJsonAsync("/api/v2/filters")).TextsOf("title"));
    }

    private static JsonElement Found(JsonElement status) => Assert.Single(status.GetProperty("filtered").EnumerateArray().ToList());

    private static IEnumerable<string?> Texts(JsonElement texts) => texts.EnumerateArray().Select(text => text.GetString());

    private static IEnumerable<(string, bool)> Words(JsonElement filter) =>
        filter.GetProperty("keywords").EnumerateArray().Select(k => (k.Text("keyword"), k.Is("whole_word")));

    /// <returns>Its address.</returns>
    private static async Task<string> FilterAsync(Member member, string title, params string[] keywords) =>
        "/api/v2/filters/" + (await member.PostJsonAsync(
            "/api/v2/filters",
            new { title, context = Everywhere, keywords_attributes = keywords.Select(keyword => new { keyword }) })).Text("id");

    private static async Task<(int Keywords, int Posts)> PartsAsync(Member member, string path)
    {
        var filter = await member.GetJsonAsync(path);
        return (filter.GetProperty("keywords").GetArrayLength(), filter.GetProperty("statuses").GetArrayLength());
    }
}
