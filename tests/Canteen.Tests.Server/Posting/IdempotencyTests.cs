using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

public class IdempotencyTests
{
    [Fact]
    public async Task A_key_used_twice_at_once_makes_one_post_and_both_get_it()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PublishAsync(ada, "same key")));
        Assert.Single(ids.Distinct());
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM posts"));
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM events WHERE kind = 'PostPublished'"));
        Assert.Equal(1, await ada.PostsCountAsync());
    }

    [Fact]
    public async Task A_key_is_its_owners_alone_and_is_forgotten_after_an_hour()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var first = await PublishAsync(ada, "k");
        Assert.NotEqual(first, await PublishAsync(bo, "k"));
        Assert.NotEqual(first, await PublishAsync(ada, "K"));
        server.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(first, await PublishAsync(ada, "k"));
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(first, await PublishAsync(ada, "k"));
    }

    [Fact]
    public async Task A_refused_post_does_not_use_up_its_key()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(ada, "k", "")).StatusCode);
        await PublishAsync(ada, "k");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(ada, new string('k', 256), "a")).StatusCode);
    }

    private static async Task<string> PublishAsync(Member member, string key)
    {
        var answer = await SendAsync(member, key, "once");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("id");
    }

    private static Task<HttpResponseMessage> SendAsync(Member member, string key, string status)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Post, "/api/v1/statuses")
        { Content = new FormUrlEncodedContent([new("status", status)]) };
        request.Headers.Add("Idempotency-Key", key);
        return member.Client.SendAsync(request);
    }
}
