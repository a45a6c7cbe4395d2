using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

/// <summary>What an open page of a hashtag is told.</summary>
public sealed class LiveTagTests
{
    [Fact]
    public async Task A_visitor_hears_of_public_posts_with_the_tag_however_it_is_written()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var page = await OpenPage.ListenAsync(server.Visitor(), "/live/tag?name=" + Uri.EscapeDataString("IDÉESSoin"));
        await ada.PublishAsync("Something about #NightShift.");
        var first = await ada.PublishAsync("Something about #ideessoin.");
        Assert.Equal(("new", first), await page.NextAsync());
        var answer = await ada.PublishAsync("More about #IdéesSoin.", replyTo: first);
        Assert.Equal(("new", answer), await page.NextAsync());
    }

    [Theory]
    [InlineData("private")]
    [InlineData("unlisted")]
    [InlineData("direct")]
    public async Task Neither_a_stranger_nor_a_follower_hears_here_of_what_is_not_public(string visibility)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.FollowAsync(ada);
        await using var stranger = await OpenPage.ListenAsync(server.Visitor(), "/live/tag?name=soup");
        await using var follower = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/tag?name=soup");
        await ada.PublishAsync("The secret of the #soup.", visibility);
        var open = await ada.PublishAsync("There is #soup.");
        Assert.Equal(("new", open), await stranger.NextAsync());
        Assert.Equal(("new", open), await follower.NextAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?name=")]
    [InlineData("?name=two%20words")]
    [InlineData("?name=1234")]
    public async Task What_is_no_tag_is_refused(string query)
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await server.Visitor().GetAsync("/live/tag" + query, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await server.Visitor()
            .GetAsync("/live/tag?name=" + new string('a', 257), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }
}
