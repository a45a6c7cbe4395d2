using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Federation;

/// <summary>What is over is told to those it was told to, even if that happens when the rows that say who they are have gone.</summary>
public sealed class RecipientsTests
{
    [Fact]
    public async Task A_deletion_says_whom_to_tell_when_no_row_is_left()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var (cy, dev) = (await server.MemberAsync("cy"), await server.MemberAsync("dev"));
        var question = await dev.PublishAsync("Tea?");
        var answer = await ada.PublishAsync("@bo @cy @ada yes #tea", "unlisted", replyTo: question);
        await cy.DoAsync(answer, "reblog");
        await bo.PublishAsync("@ada good", replyTo: answer);
        var uri = (await ada.PostOfAsync(answer)).Text("uri");
        await ada.DeleteJsonAsync($"/api/v1/statuses/{answer}");
        await PruneAsync(server, answer);

        var told = await EventAsync<PostDeleted>(server);
        Assert.Equal((answer, ada.Id, uri, Visibility.Unlisted), (told.Post.ToString(), told.Author, told.Uri, told.Visibility));
        Assert.Equal([bo.Id, cy.Id], told.Mentioned!.Order());
        Assert.Equal(dev.Id, told.ReplyToAuthor);
        Assert.Equal([cy.Id], (await EventAsync<BoostsEnded>(server)).Boosts.Select(boost => boost.By));
        Assert.Equal([bo.Id], (await EventAsync<AnswersCutOff>(server)).Authors);
    }

    [Fact]
    public async Task What_is_taken_back_says_whose_it_was()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var id = await ada.PublishAsync("Tea");
        await FromElsewhereAsync(server, id);
        await bo.DoAsync(id, "reblog", new { visibility = "unlisted" });
        await bo.DoAsync(id, "favourite");
        await bo.DoAsync(id, "unreblog");
        await bo.DoAsync(id, "unfavourite");
        await PruneAsync(server, id);

        var unboosted = await EventAsync<PostUnboosted>(server);
        Assert.Equal((bo.Id, ada.Id, Visibility.Unlisted), (unboosted.By, unboosted.Author, unboosted.Visibility));
        Assert.Equal("https://elsewhere.example/1", unboosted.OriginalUri);
        var unfavourited = await EventAsync<PostUnfavourited>(server);
        Assert.Equal((bo.Id, ada.Id, "https://elsewhere.example/1"), (unfavourited.By, unfavourited.Author, unfavourited.Uri));
    }

    [Fact]
    public async Task The_end_of_a_follow_says_who_wanted_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        await bo.FollowAsync(ada);
        await bo.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unfollow");
        Assert.Equal(new AccountUnfollowed(bo.Id, ada.Id, By: bo.Id), await EventAsync<AccountUnfollowed>(server));
        await bo.FollowAsync(ada);
        await ada.PostJsonAsync($"/api/v1/accounts/{bo.Id}/remove_from_followers");
        Assert.Equal(new AccountUnfollowed(bo.Id, ada.Id, By: ada.Id), await EventAsync<AccountUnfollowed>(server));
    }

    [Theory]
    [InlineData("""{"kind":"PostDeleted","Post":"1","Author":"2"}""")]
    [InlineData("""{"kind":"PostUnboosted","Boost":"1","Original":"2","By":"3"}""")]
    [InlineData("""{"kind":"PostUnfavourited","Post":"1","By":"2","Author":"3"}""")]
    [InlineData("""{"kind":"AccountUnfollowed","Follower":"1","Followee":"2"}""")]
    [InlineData("""{"kind":"AnswersCutOff","Answered":"1","Answers":["2"]}""")]
    public void An_event_from_before_is_still_read(string payload) => Assert.NotNull(JsonSerializer.Deserialize<DomainEvent>(payload));

    /// <summary>As if the post had been pruned with all that hung on it.</summary>
    private static async Task PruneAsync(TestServer server, string id)
    {
        await server.DrainAsync();
        foreach (var table in (string[])["notifications", "mentions", "favourites", "bookmarks", "post_tags", "idempotency_keys"])
            await server.SqlAsync($"DELETE FROM {table} WHERE post_id = {id}");
        await server.SqlAsync($"DELETE FROM posts WHERE boost_of_id = {id}");
        await server.SqlAsync($"DELETE FROM posts WHERE id = {id}");
        Assert.Equal(0, await server.CountAsync($"SELECT count(*) FROM posts WHERE id = {id}"));
    }

    private static Task FromElsewhereAsync(TestServer server, string id) =>
        server.SqlAsync($"UPDATE posts SET local = FALSE, uri = 'https://elsewhere.example/1' WHERE id = {id}");

    private static async Task<T> EventAsync<T>(TestServer server) where T : DomainEvent
    {
        const string Newest = "SELECT payload FROM events WHERE kind = @Name ORDER BY seq DESC LIMIT 1";
        var payload = await server.Database.ReadAsync(db => db.ScalarAsync<string>(Newest, new { typeof(T).Name }), CancellationToken.None);
        return (T)JsonSerializer.Deserialize<DomainEvent>(payload!)!;
    }
}
