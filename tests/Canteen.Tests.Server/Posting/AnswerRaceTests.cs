using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

/// <summary>What happens between checking the post to be answered and writing the answer.</summary>
public sealed class AnswerRaceTests
{
    [Fact]
    public async Task Who_is_taken_off_the_followers_meanwhile_cannot_answer_what_was_for_followers()
    {
        await using var server = await TestServer.StartAsync(services: InterposedEngine.Install);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.FollowAsync(ada);
        var post = await ada.PublishAsync("For those who follow", "private");
        await ReadyAsync(server, ben);
        InterposedEngine.BeforeNextWrite(server, () => ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/remove_from_followers"));
        await RefusedAsync(server, ben, post);
    }

    [Theory]
    [InlineData("UPDATE accounts SET suspended_at = 1 WHERE handle = 'ada'")]
    [InlineData("UPDATE posts SET deleted_at = 1")]
    public async Task What_is_gone_meanwhile_cannot_be_answered(string gone)
    {
        await using var server = await TestServer.StartAsync(services: InterposedEngine.Install);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ada.PublishAsync("Hello");
        await ReadyAsync(server, ben);
        InterposedEngine.BeforeNextWrite(server, () => server.Database.WriteAsync(tx => tx.ExecuteAsync(gone), CancellationToken.None));
        await RefusedAsync(server, ben, post);
    }

    /// <summary>Makes sure that nothing is left to be written but what the test writes next.</summary>
    private static async Task ReadyAsync(TestServer server, Member who)
    {
        await who.GetJsonAsync("/api/v1/timelines/home");
        await server.DrainAsync();
    }

    private static async Task RefusedAsync(TestServer server, Member by, string post)
    {
        var answer = await by.PostAsync("/api/v1/statuses", new { status = "me too", in_reply_to_id = post });
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM posts"));
        Assert.Equal(0, await server.CountAsync($"SELECT replies_count FROM posts WHERE id = {post}"));
    }
}
