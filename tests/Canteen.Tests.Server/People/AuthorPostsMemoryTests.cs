using Canteen.Testing;

namespace Canteen.Tests.Server.People;

/// <summary>What is special about an author's posts because their ids are kept in memory.</summary>
public sealed class AuthorPostsMemoryTests
{
    [Fact]
    public async Task A_warm_page_of_an_author_asks_the_database_nothing()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        for (var i = 0; i < 25; i++) await ada.PublishAsync($"Post {i} with #SmallWins");
        await server.DrainAsync();
        foreach (var reader in new[] { ben.Client, server.Visitor() })
        {
            await IdsAsync(reader, ada);
            Assert.Equal(0, await CountingEngine.DuringAsync(server, () => IdsAsync(reader, ada)));
        }
        var next = await ada.PublishAsync("One more");
        await server.DrainAsync();
        Assert.Equal(next, (await IdsAsync(ben.Client, ada))[0]);
    }

    [Fact]
    public async Task What_is_remembered_follows_what_the_author_does_and_hides_it_from_strangers()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, stranger) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("stranger"));
        var bens = await ben.PublishAsync("Tea is ready");
        Assert.Empty(await IdsAsync(stranger.Client, ada));
        var open = await ada.PublishAsync("Everyone");
        var close = await ada.PublishAsync("Followers", "private");
        var whisper = await ada.PublishAsync("@ben between us", "direct");
        var boost = (await ada.PostJsonAsync($"/api/v1/statuses/{bens}/reblog")).GetProperty("id").GetString()!;
        Assert.Equal([boost, whisper, open], await IdsAsync(ben.Client, ada));
        Assert.Equal([boost, open], await IdsAsync(stranger.Client, ada));
        await ben.FollowAsync(ada);
        Assert.Equal([boost, whisper, close, open], await IdsAsync(ben.Client, ada));
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unfollow");
        Assert.Equal([boost, whisper, open], await IdsAsync(ben.Client, ada));
        await ada.PostJsonAsync($"/api/v1/statuses/{bens}/unreblog");
        (await ada.Client.DeleteAsync($"/api/v1/statuses/{whisper}")).EnsureSuccessStatusCode();
        Assert.Equal([open], await IdsAsync(ben.Client, ada));
        Assert.Equal([open], await IdsAsync(stranger.Client, ada));
        Assert.Equal([close, open], await IdsAsync(ada.Client, ada));
    }

    [Fact]
    public async Task An_answer_to_what_is_gone_is_no_answer_any_more()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var question = await ben.PublishAsync("Where is the kettle?");
        var answer = await ada.PublishAsync("@ben on the shelf", replyTo: question);
        Assert.Empty(await IdsAsync(ben.Client, ada, "?exclude_replies=true"));
        (await ben.Client.DeleteAsync($"/api/v1/statuses/{question}")).EnsureSuccessStatusCode();
        Assert.Equal([answer], await IdsAsync(ben.Client, ada, "?exclude_replies=true"));
    }

    [Fact]
    public async Task Pages_reach_beyond_memory_without_a_gap_or_a_double()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var ids = new List<string>();
        for (var i = 0; i < 100; i++) ids.Add(await ada.PublishAsync($"Post {i}", i % 3 == 0 ? "private" : "public"));
        ids.Reverse();
        var open = ids.Where((_, i) => (99 - i) % 3 != 0).ToList();
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.Equal(ids, await Walk.NextAsync(ada.Client, $"/api/v1/accounts/{ada.Id}/statuses?limit=40", "id"));
            Assert.Equal(open, await Walk.NextAsync(ben.Client, $"/api/v1/accounts/{ada.Id}/statuses?limit=40", "id"));
        }
        Assert.Equal(ids[39..59], await IdsAsync(ada.Client, ada, $"?min_id={ids[59]}"));
        Assert.Equal(ids[..20], await IdsAsync(ada.Client, ada, $"?since_id={ids[59]}"));
    }

    [Fact]
    public async Task Whoever_posts_is_shown_with_as_many_posts_as_they_have()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.FollowAsync(ada);
        var first = await ada.PublishAsync("One");
        Assert.Equal(1, await ShownAsync());
        await ada.PublishAsync("Two", "unlisted");
        Assert.Equal(2, await ShownAsync());
        await ada.PublishAsync("@ben not counted", "direct");
        Assert.Equal(2, await ShownAsync());
        (await ada.Client.DeleteAsync($"/api/v1/statuses/{first}")).EnsureSuccessStatusCode();
        Assert.Equal(1, await ShownAsync());
        await ada.PublishAsync("Three");
        Assert.Equal(2, await ShownAsync());

        async Task<int> ShownAsync() =>
            (await ben.GetJsonAsync("/api/v1/timelines/home")).EnumerateArray().First().GetProperty("account").GetProperty("statuses_count")
                .GetInt32();
    }

    private static async Task<List<string>> IdsAsync(HttpClient client, Member author, string query = "") =>
        [.. (await client.GetFromJsonElementAsync($"/api/v1/accounts/{author.Id}/statuses{query}")).EnumerateArray().Select(
            p => p.GetProperty("id").GetString()!)];
}
