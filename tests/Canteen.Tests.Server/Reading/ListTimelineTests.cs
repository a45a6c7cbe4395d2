using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Reading;

/// <summary>What is read in a list, and heard of it.</summary>
public sealed class ListTimelineTests
{
    [Fact]
    public async Task A_list_has_what_its_people_say_and_what_has_its_hashtags_and_nothing_else()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var before = await ben.PublishAsync("Before the list");
        var list = await ListAsync(ada, [ben], "Café");
        await cath.PublishAsync("Nothing to do with it");
        var tagged = await cath.PublishAsync("A #cafe for all");
        var quiet = await cath.PublishAsync("Quietly in the #cafe", "unlisted");
        var said = await ben.PublishAsync("Hello");
        var boost = (await ben.PostJsonAsync($"/api/v1/statuses/{quiet}/reblog")).Text("id");
        await ben.PublishAsync("@ada just you", "direct");
        await server.DrainAsync();
        Assert.Equal([boost, said, tagged, before], await IdsAsync(ada, list));
        await ben.DeleteAsync($"/api/v1/statuses/{said}");
        await ben.PostJsonAsync($"/api/v1/statuses/{quiet}/unreblog");
        await server.DrainAsync();
        Assert.Equal([tagged, before], await IdsAsync(ada, list));
    }

    [Fact]
    public async Task What_is_for_followers_is_in_a_list_as_long_as_its_owner_is_one()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var list = await ListAsync(ada, [ben]);
        var first = await ben.PublishAsync("For followers", "private");
        Assert.Empty(await IdsAsync(ada, list));
        await ada.FollowAsync(ben);
        var second = await ben.PublishAsync("For followers again", "private");
        await server.DrainAsync();
        Assert.Equal([second, first], await IdsAsync(ada, list));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow");
        await server.DrainAsync();
        Assert.Empty(await IdsAsync(ada, list));
    }

    [Theory]
    [InlineData("followed", true, true)]
    [InlineData("list", true, false)]
    [InlineData("none", false, false)]
    public async Task A_list_has_the_answers_that_its_owner_wants(string policy, bool toMember, bool toFollowed)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var (dai, eve) = (await server.MemberAsync("dai"), await server.MemberAsync("eve"));
        await ada.FollowAsync(dai);
        var list = await ListAsync(ada, [ben, cath]);
        await ada.PutJsonAsync($"/api/v1/lists/{list}", new { replies_policy = policy });
        await server.DrainAsync();
        Assert.Empty(await IdsAsync(ada, list));
        var answers = new List<(string Id, bool Wanted)>();
        foreach (var (to, wanted) in new[] { (ben, true), (ada, true), (cath, toMember), (dai, toFollowed), (eve, false) })
        {
            var post = await to.PublishAsync("A question");
            if (to == ben || to == cath) answers.Add((post, true));
            answers.Add((await ben.PublishAsync("An answer", replyTo: post), wanted));
        }
        var expected = answers.Where(answer => answer.Wanted).Select(answer => answer.Id).Reverse().ToList();
        await server.DrainAsync();
        Assert.Equal(expected, await IdsAsync(ada, list));
        // From the database too.
        await ada.PutJsonAsync($"/api/v1/lists/{list}", new { replies_policy = "none" });
        await ada.PutJsonAsync($"/api/v1/lists/{list}", new { replies_policy = policy });
        await server.DrainAsync();
        Assert.Equal(expected, await IdsAsync(ada, list));
    }

    [Fact]
    public async Task An_exclusive_list_keeps_its_people_out_of_home_and_gives_them_back()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        await ada.FollowAsync(cath);
        var (first, other) = (await ben.PublishAsync("One"), await cath.PublishAsync("Other"));
        await server.DrainAsync();
        Assert.Equal([other, first], (await ada.GetJsonAsync("/api/v1/timelines/home")).Ids());
        var list = await ListAsync(ada, [ben]);
        await ada.PutJsonAsync($"/api/v1/lists/{list}", new { exclusive = true });
        var second = await ben.PublishAsync("Two");
        await server.DrainAsync();
        Assert.Equal([other], (await ada.GetJsonAsync("/api/v1/timelines/home")).Ids());
        var third = await ben.PublishAsync("Three");
        await server.DrainAsync();
        Assert.Equal([other], (await ada.GetJsonAsync("/api/v1/timelines/home")).Ids());
        Assert.Equal([third, second, first], await IdsAsync(ada, list));
        await ada.DeleteAsync($"/api/v1/lists/{list}");
        await server.DrainAsync();
        Assert.Equal([third, second, other, first], (await ada.GetJsonAsync("/api/v1/timelines/home")).Ids());
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync(Timeline(list))).StatusCode);
    }

    [Fact]
    public async Task An_edit_that_takes_a_hashtag_away_takes_the_post_out_of_the_list()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var list = await ListAsync(ada, [], "tea");
        Assert.Empty(await IdsAsync(ada, list));
        var post = await ben.PublishAsync("A cup of #tea");
        await server.DrainAsync();
        Assert.Equal([post], await IdsAsync(ada, list));
        await UntagAsync(server, ben, post, "tea");
        await server.DrainAsync();
        Assert.Empty(await IdsAsync(ada, list));
    }

    [Fact]
    public async Task Apps_and_open_pages_hear_what_comes_into_a_list()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var list = await ListAsync(ada, [ben], "tea");
        await using var socket = await AppSocket.OpenAsync(server, ada);
        await socket.SubscribeAsync("list", list: list);
        await using var stream = await AppStream.OpenAsync(ada, $"list?list={list}");
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ada"), $"/live/list?name={list}");
        await ben.PublishAsync("Not for you", "private");
        var (said, tagged) = (await ben.PublishAsync("Hello"), await cath.PublishAsync("Fancy a #tea?"));
        foreach (var id in new[] { said, tagged })
        {
            Assert.Equal(($"list {list}", "update", id), (await socket.HearAsync()) is var h ? (h.Stream, h.Event, h.Id) : default);
            Assert.Equal(("update", id), (await stream.HearAsync()) is var s ? (s.Event, s.Id) : default);
            Assert.Equal(("new", id), await page.NextAsync());
        }
        await ben.DeleteAsync($"/api/v1/statuses/{said}");
        Assert.Equal(("delete", said), (await stream.HearAsync()) is var d ? (d.Event, d.Payload) : default);
        Assert.Equal(("gone", said), await page.NextAsync());
        // Whoever comes into it later is heard as well, without connecting again.
        await ada.PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = new[] { cath.Id } });
        await server.DrainAsync();
        var later = await cath.PublishAsync("I am here too");
        Assert.Equal(("update", later), (await stream.HearAsync()) is var l ? (l.Event, l.Id) : default);
        Assert.Equal(("new", later), await page.NextAsync());
    }

    [Fact]
    public async Task A_stranger_reads_and_hears_nothing_of_a_list()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        var list = await ListAsync(ada, [ben]);
        await ben.PublishAsync("Hello");
        using var browser = await server.BrowserAsync("eve");
        foreach (var id in new[] { list, "7" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync(Timeline(id))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/lists/{id}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/live/list?name={id}")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await eve.GetAsync($"/api/v1/streaming/list?list={id}")).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/live/list?name=x")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync(Timeline(list))).StatusCode);
    }

    [Fact]
    public async Task A_page_of_a_list_reaches_beyond_memory_and_is_read_in_both_directions()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var said = new List<string>();
        for (var i = 0; i < 70; i++) said.Add(i % 2 == 0 ? await ben.PublishAsync($"Post {i}") : await cath.PublishAsync($"#tea {i}"));
        said.Reverse();
        var list = await ListAsync(ada, [ben], "tea");
        var (read, next) = (new List<string>(), "");
        while (await IdsAsync(ada, list, $"?limit=20{next}") is { Count: > 0 } page)
        {
            read.AddRange(page);
            next = $"&max_id={page[^1]}";
        }
        Assert.Equal(said, read);
        Assert.Equal(said[^6..^1], await IdsAsync(ada, list, $"?limit=5&min_id={said[^1]}"));
    }

    private static Task UntagAsync(TestServer server, Member author, string id, string tag) => server.Database.WriteAsync(
        async tx =>
        {
            Assert.True(PostId.TryParse(id, out var post));
            await tx.ExecuteAsync("DELETE FROM post_tags WHERE post_id = @post", new { post });
            var before = new PostReach(Visibility.Public, [], [tag], "en");
            await tx.AnnounceAsync(new PostEdited(post, author.Id, before, before with { Tags = [] }, Thread: post));
            return Done.It;
        },
        CancellationToken.None);

    private static string Timeline(string list) => $"/api/v1/timelines/list/{list}";

    private static async Task<List<string>> IdsAsync(Member reader, string list, string query = "") =>
        [.. (await reader.GetJsonAsync(Timeline(list) + query)).Ids()];

    private static async Task<string> ListAsync(Member owner, Member[] people, params string[] tags)
    {
        var list = (await owner.PostJsonAsync("/api/v1/lists", new { title = "Ward 7" })).Text("id");
        if (people.Length > 0)
            await owner.PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = people.Select(person => person.Id) });
        foreach (var tag in tags) await owner.PostJsonAsync($"/api/canteen/v1/lists/{list}/tags", new { name = tag });
        return list;
    }
}
