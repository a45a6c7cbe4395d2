using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Oracle;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Reading;

/// <summary>
/// Posts for members of this server alone, and posts inside a community: written as rows, because no door makes them yet.
/// </summary>
public sealed class AudienceTests
{
    private static readonly Audience Local = new(Visibility.Public, LocalOnly: true);
    private static readonly Audience Inside = new(Visibility.Public, Community: new CommunityId(7));

    [Fact]
    public async Task A_visitor_finds_nothing_of_what_is_for_members_alone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        await ada.PublishAsync("#tea");
        var post = await WriteAsync(server, ada, Local);
        using var visitor = server.Visitor();
        await IsHiddenAsync(visitor, ada, post);
        foreach (var list in Lists(ada)) Assert.DoesNotContain(post, (await visitor.GetFromJsonElementAsync(list)).Ids());
        Assert.DoesNotContain(post, await visitor.GetStringAsync("/@ada"), StringComparison.Ordinal);
        Assert.DoesNotContain(post, await visitor.GetStringAsync("/"), StringComparison.Ordinal);
        foreach (var list in Lists(ada)) Assert.Contains(post, (await bashir.GetJsonAsync(list)).Ids());
        Assert.Equal(post, (await bashir.GetJsonAsync($"/api/v1/statuses/{post}")).Text("id"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_server_finds_nothing_of_what_stays_here(bool inCommunity)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var open = await ada.PublishAsync("For everyone");
        var post = await WriteAsync(server, ada, inCommunity ? Inside : Local, answers: open);
        var (actor, uri) = (Federation.WireClient.ActorOf(server, ada), $"{Federation.WireClient.ActorOf(server, ada)}/statuses/{post}");
        foreach (var address in (string[])[uri, uri + "/activity", uri + "/replies", uri + "/likes", uri + "/shares", $"/@ada/{post}"])
            Assert.Equal(HttpStatusCode.NotFound, (await Federation.WireClient.AskAsync(server, address)).StatusCode);
        foreach (var document in (string[])[actor + "/outbox?page=true", $"{actor}/statuses/{open}/replies?page=true"])
            Assert.DoesNotContain(
                post, (await Federation.WireClient.DocumentAsync(server, document)).GetRawText(), StringComparison.Ordinal);
        await ada.DeleteJsonAsync($"/api/v1/statuses/{post}");
        // A gravestone would tell that there was something.
        Assert.Equal(HttpStatusCode.NotFound, (await Federation.WireClient.AskAsync(server, uri)).StatusCode);
    }

    [Fact]
    public async Task Another_member_finds_nothing_of_what_was_said_in_a_community()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        await bashir.FollowAsync(ada);
        await ada.PublishAsync("#tea");
        await bashir.GetJsonAsync("/api/v1/timelines/home");
        var post = await WriteAsync(server, ada, Inside, mentions: bashir);
        await IsHiddenAsync(bashir.Client, ada, post);
        foreach (var list in Lists(ada).Append("/api/v1/timelines/home"))
            Assert.DoesNotContain(post, (await bashir.GetJsonAsync(list)).Ids());
        await server.DrainAsync();
        Assert.DoesNotContain("mention", (await bashir.GetJsonAsync("/api/v1/notifications")).GetRawText(), StringComparison.Ordinal);
        foreach (var act in (string[])["favourite", "reblog", "bookmark"])
            Assert.Equal(HttpStatusCode.NotFound, (await bashir.PostAsync($"/api/v1/statuses/{post}/{act}")).StatusCode);
        var answer = await bashir.PostAsync("/api/v1/statuses", new { status = "Really?", in_reply_to_id = post });
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Who_said_something_in_a_community_reads_it_and_not_on_the_timelines_of_everyone()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await WriteAsync(server, ada, Inside);
        Assert.Equal(post, (await ada.GetJsonAsync($"/api/v1/statuses/{post}")).Text("id"));
        Assert.Contains(post, (await ada.GetJsonAsync("/api/v1/timelines/home")).Ids());
        Assert.DoesNotContain(post, (await ada.GetJsonAsync("/api/v1/timelines/public")).Ids());
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostAsync($"/api/v1/statuses/{post}/reblog")).StatusCode);
        var answer = await ada.PublishAsync("And another thing", replyTo: post);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Visitor().GetAsync($"/api/v1/statuses/{answer}")).StatusCode);
    }

    [Fact]
    public async Task Answers_and_boosts_stay_among_the_members()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        var post = await WriteAsync(server, ada, Local);
        var answer = await bashir.PublishAsync("Quite so, #cocoa", replyTo: post);
        var boost = (await bashir.PostJsonAsync($"/api/v1/statuses/{post}/reblog")).Text("id");
        using var visitor = server.Visitor();
        var theirs = (await visitor.GetFromJsonElementAsync($"/api/v1/accounts/{bashir.Id}/statuses")).Ids();
        Assert.Empty(theirs);
        Assert.Equal([boost, answer], (await ada.GetJsonAsync($"/api/v1/accounts/{bashir.Id}/statuses")).Ids());
        await IsHiddenAsync(visitor, bashir, answer);
        // That there is such a tag is told by this post alone.
        Assert.Empty(
            (await visitor.GetFromJsonElementAsync("/api/v2/search?q=cocoa&type=hashtags")).GetProperty("hashtags").EnumerateArray());
    }

    [Fact]
    public async Task Members_hear_of_what_is_for_them_and_visitors_do_not()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        await using var stream = await AppStream.OpenAsync(bashir, "public");
        await using var member = await OpenPage.ListenAsync(await server.BrowserAsync("bashir"), "/live/tag?name=tea");
        await using var visitor = await OpenPage.ListenAsync(server.Visitor(), "/live/tag?name=tea");
        await WriteAsync(server, ada, Inside);
        var post = await WriteAsync(server, ada, Local);
        var open = await ada.PublishAsync("For everyone: #tea");
        Assert.Equal(post, (await stream.HearAsync()).Id);
        Assert.Equal(open, (await stream.HearAsync()).Id);
        Assert.Equal(("new", post), await member.NextAsync());
        Assert.Equal(("new", open), await visitor.NextAsync());
    }

    private static string[] Lists(Member author) =>
        ["/api/v1/timelines/public", "/api/v1/timelines/public?local=true", "/api/v1/timelines/tag/tea",
         $"/api/v1/accounts/{author.Id}/statuses"];

    private static async Task IsHiddenAsync(HttpClient stranger, Member author, string post)
    {
        var api = $"/api/v1/statuses/{post}";
        foreach (var address in (string[])[api, api + "/context", api + "/reblogged_by", $"/@{author.Handle}/{post}"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
    }

    /// <summary>Tagged with tea, which is a tag already where somebody has used it.</summary>
    private static async Task<string> WriteAsync(
        TestServer server, Member author, Audience audience, Member? mentions = null, string? answers = null)
    {
        AccountId[] called = mentions is null ? [] : [mentions.Id];
        PostId? answered = PostId.TryParse(answers, out var parent) ? parent : null;
        var post = new PostPublished(
            default, author.Id, audience.Visibility, answered, answered is null ? null : author.Id, called, Tags: ["tea"], Thread: answered,
            LocalOnly: audience.LocalOnly, Community: audience.Community);
        var written = await server.Database.WriteAsync(tx => new WrittenPosts(tx).PublishAsync(post), CancellationToken.None);
        await server.DrainAsync();
        return written.Post.ToString();
    }
}
