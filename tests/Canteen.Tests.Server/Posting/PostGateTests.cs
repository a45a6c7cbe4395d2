using System.Globalization;
using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

/// <summary>
/// Every way to reach a post, by everyone, for each visibility: what one may not see is answered like what does not exist.
/// </summary>
public class PostGateTests
{
    private static readonly string[] Reads = ["", "/context", "/history", "/favourited_by", "/reblogged_by"];
    private static readonly string[] Acts = ["favourite", "unfavourite", "reblog", "unreblog", "bookmark", "unbookmark", "pin", "unpin"];

    [Theory]
    [InlineData("public", "author follower mentioned stranger visitor")]
    [InlineData("unlisted", "author follower mentioned stranger visitor")]
    [InlineData("private", "author follower mentioned")]
    [InlineData("direct", "author mentioned")]
    public async Task A_post_is_read_by_whom_it_is_for(string visibility, string readers)
    {
        await using var server = await TestServer.StartAsync();
        var author = await server.MemberAsync("author");
        var people = new Dictionary<string, Member> { ["author"] = author };
        foreach (var name in new[] { "follower", "mentioned", "stranger" }) people[name] = await server.MemberAsync(name);
        await people["follower"].FollowAsync(author);
        var id = await author.PublishAsync("for @mentioned", visibility);

        foreach (var (name, member) in people)
        {
            var expected = readers.Split(' ').Contains(name) ? HttpStatusCode.OK : HttpStatusCode.NotFound;
            foreach (var read in Reads.Append("/source")) await AnswersAsync(member.Client, $"/api/v1/statuses/{id}{read}", expected);
            using var browser = await server.BrowserAsync(name);
            await AnswersAsync(browser, $"/@author/{id}", expected);
            Assert.Equal(
                expected == HttpStatusCode.OK ? 1 : 0, (await member.GetJsonAsync($"/api/v1/statuses?id[]={id}")).GetArrayLength());
        }
        var open = readers.Contains("visitor", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound;
        foreach (var read in Reads) await AnswersAsync(server.Visitor(), $"/api/v1/statuses/{id}{read}", open);
        await AnswersAsync(server.Visitor(), $"/@author/{id}", open);
    }

    [Fact]
    public async Task Posts_asked_for_by_id_come_from_memory_and_not_to_a_stranger()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (author, stranger) = (await server.MemberAsync("author"), await server.MemberAsync("stranger"));
        var path = $"/api/v1/statuses?id[]={await author.PublishAsync("Porridge", "private")}";
        foreach (var member in new[] { author, stranger }) await member.Client.GetStringAsync(path);
        var asked = await CountingEngine.DuringAsync(
            server,
            async () =>
            {
                Assert.Contains("Porridge", await author.Client.GetStringAsync(path), StringComparison.Ordinal);
                Assert.DoesNotContain("Porridge", await stranger.Client.GetStringAsync(path), StringComparison.Ordinal);
            });
        Assert.Equal(0, asked);
    }

    [Theory]
    [InlineData("private")]
    [InlineData("direct")]
    public async Task A_stranger_cannot_act_on_a_post_they_may_not_see(string visibility)
    {
        await using var server = await TestServer.StartAsync();
        var (author, stranger) = (await server.MemberAsync("author"), await server.MemberAsync("stranger"));
        var id = await author.PublishAsync("not for you", visibility);
        foreach (var act in Acts)
        {
            foreach (var target in new[] { id, "1" })
            {
                await stranger.RefusesAsync($"/api/v1/statuses/{target}/{act}", null, HttpStatusCode.NotFound, "Record not found");
            }
        }
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync($"/api/v1/statuses/{id}")).StatusCode);
        await stranger.RefusesAsync(
            "/api/v1/statuses", new { status = "a", in_reply_to_id = id }, HttpStatusCode.NotFound, "The post you are trying to reply to "
                + "does not appear to exist.");
    }

    [Fact]
    public async Task A_visitor_or_a_wrong_scope_cannot_act()
    {
        await using var server = await TestServer.StartAsync();
        var reader = await server.MemberAsync("reader", scopes: "read");
        var id = await (await server.MemberAsync("author")).PublishAsync("a");
        foreach (var act in Acts)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().PostAsync($"/api/v1/statuses/{id}/{act}", null)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync($"/api/v1/statuses/{id}/{act}")).StatusCode);
        }
    }

    [Fact]
    public async Task What_is_no_id_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var id in new[] { "0", "-1", "x", "99999999999999999999", "1.5", "１" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/statuses/{id}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"/api/v1/statuses/{id}/favourite")).StatusCode);
        }
        Assert.Equal(0, (await ada.GetJsonAsync("/api/v1/statuses?id[]=x&id[]=1")).GetArrayLength());
        var many = string.Join('&', Enumerable.Range(1, 21).Select(i => $"id[]={i}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.GetAsync($"/api/v1/statuses?{many}")).StatusCode);
    }

    [Fact]
    public async Task The_posts_of_a_suspended_person_are_gone_for_everyone()
    {
        await using var server = await TestServer.StartAsync();
        var (author, reader) = (await server.MemberAsync("author"), await server.MemberAsync("reader"));
        var id = await author.PublishAsync("a");
        var boost = (await reader.DoAsync(id, "reblog")).Text("id");
        await server.SuspendAsync(author);
        await AnswersAsync(reader.Client, $"/api/v1/statuses/{id}", HttpStatusCode.NotFound);
        await AnswersAsync(reader.Client, $"/api/v1/statuses/{boost}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_post_that_was_asked_for_before_it_was_there_is_there_afterwards()
    {
        await using var server = await TestServer.StartAsync();
        var author = await server.MemberAsync("author");
        var first = long.Parse(await author.PublishAsync("a"), CultureInfo.InvariantCulture);
        var guessed = Enumerable.Range(1, 30).Select(step => (first + step).ToString(CultureInfo.InvariantCulture)).ToList();
        foreach (var id in guessed) await AnswersAsync(server.Visitor(), $"/api/v1/statuses/{id}", HttpStatusCode.NotFound);
        var next = await author.PublishAsync("b");
        Assert.Contains(next, guessed);
        await AnswersAsync(server.Visitor(), $"/api/v1/statuses/{next}", HttpStatusCode.OK);
        await AnswersAsync(author.Client, $"/api/v1/statuses/{next}", HttpStatusCode.OK);
    }

    private static async Task AnswersAsync(HttpClient client, string path, HttpStatusCode expected)
    {
        var answer = await client.GetAsync(path);
        Assert.True(expected == answer.StatusCode, $"{path} answered {answer.StatusCode}");
    }
}
