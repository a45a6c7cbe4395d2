using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>Which post a post answers is shown only to those who may read that post.</summary>
public sealed class HiddenParentTests
{
    [Theory]
    [InlineData("private")]
    [InlineData("direct")]
    public async Task A_stranger_does_not_learn_which_hidden_post_a_public_one_answers(string visibility)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cath"));
        await bo.FollowAsync(ada);
        await cath.FollowAsync(bo);
        var root = await bo.PublishAsync("Where it began");
        var parent = await ada.PublishAsync("@bo hush", visibility, replyTo: root);
        var answer = await bo.PublishAsync("In public, to that", replyTo: parent);
        var boost = (await cath.DoAsync(answer, "reblog")).Text("id");
        foreach (var told in new[] { ada, bo })
            Assert.Equal((parent, ada.Id.ToString()), Answered(await told.PostOfAsync(answer)));
        foreach (var client in new[] { cath.Client, server.Visitor() })
        {
            Assert.Equal((null, null), Answered(await client.GetFromJsonElementAsync($"/api/v1/statuses/{answer}")));
            Assert.Equal((null, null), Answered((await client.GetFromJsonElementAsync($"/api/v1/statuses/{boost}")).GetProperty("reblog")));
            Assert.Equal((null, null), Answered((await client.GetFromJsonElementAsync($"/api/v1/accounts/{bo.Id}/statuses?limit=1"))[0]));
            Assert.Equal(
                [root], (await client.GetFromJsonElementAsync($"/api/v1/statuses/{answer}/context")).GetProperty("ancestors").Ids());
            Assert.DoesNotContain(parent, await client.GetStringAsync($"/@bo/{answer}"), StringComparison.Ordinal);
            Assert.DoesNotContain(parent, await client.GetStringAsync("/@bo"), StringComparison.Ordinal);
        }
        var found = await cath.GetJsonAsync("/api/v2/search?q=" + Uri.EscapeDataString((await cath.PostOfAsync(answer)).Text("url")));
        Assert.Equal((null, null), Answered(found.GetProperty("statuses")[0]));
        Assert.Equal([root, parent], (await ada.GetJsonAsync($"/api/v1/statuses/{answer}/context")).GetProperty("ancestors").Ids());
    }

    [Fact]
    public async Task A_follower_is_told_what_is_answered_as_long_as_they_follow()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cath"));
        await bo.FollowAsync(ada);
        var parent = await ada.PublishAsync("For followers", "private");
        var answer = await bo.PublishAsync("In public", replyTo: parent);
        Assert.Equal((null, null), Answered(await cath.PostOfAsync(answer)));
        await cath.FollowAsync(ada);
        Assert.Equal((parent, ada.Id.ToString()), Answered(await cath.PostOfAsync(answer)));
        await cath.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unfollow");
        Assert.Equal((null, null), Answered(await cath.PostOfAsync(answer)));
        await ada.DeleteJsonAsync($"/api/v1/statuses/{parent}");
        Assert.Equal((null, null), Answered(await cath.PostOfAsync(answer)));
    }

    [Fact]
    public async Task Other_servers_do_not_learn_it_either()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var parent = await ada.PublishAsync("@bo hush", "direct");
        var answer = await bo.PublishAsync("In public", replyTo: parent);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/ap/users/{bo.Id}/statuses/{answer}");
        request.Headers.Add("Accept", "application/activity+json");
        var note = await (await server.Visitor().SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains("In public", note, StringComparison.Ordinal);
        Assert.DoesNotContain(parent, note, StringComparison.Ordinal);
    }

    private static (string? Post, string? Person) Answered(JsonElement post) =>
        (post.GetProperty("in_reply_to_id").GetString(), post.GetProperty("in_reply_to_account_id").GetString());
}
