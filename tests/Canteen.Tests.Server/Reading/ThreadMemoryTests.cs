using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

/// <summary>What is special about threads, profiles and hashtags because their parts are kept in memory.</summary>
public sealed class ThreadMemoryTests
{
    [Fact]
    public async Task A_warm_thread_asks_the_database_nothing_and_follows_what_is_said_in_it()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (ada, ben, stranger) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("stranger"));
        var question = await ada.PublishAsync("Who has the rota?");
        var answer = await ben.PublishAsync("@ada I have it", replyTo: question);
        foreach (var reader in new[] { ada.Client, stranger.Client, server.Visitor() })
        {
            Assert.Equal([answer], await BelowAsync(reader, question));
            Assert.Equal(0, await CountingEngine.DuringAsync(server, () => BelowAsync(reader, question)));
        }
        var thanks = await ada.PublishAsync("@ben thank you", replyTo: answer);
        var whisper = await ada.PublishAsync("@ben between us", "direct", replyTo: answer);
        Assert.Equal([answer, thanks, whisper], await BelowAsync(ben.Client, question));
        Assert.Equal([answer, thanks], await BelowAsync(stranger.Client, question));
        Assert.Equal([answer, thanks], await BelowAsync(server.Visitor(), question));
        (await ben.Client.DeleteAsync($"/api/v1/statuses/{answer}")).EnsureSuccessStatusCode();
        await server.DrainAsync();
        Assert.Empty(await BelowAsync(ben.Client, question));
        Assert.Empty(await BelowAsync(server.Visitor(), question));
    }

    [Fact]
    public async Task A_warm_profile_and_a_warm_hashtag_ask_the_database_nothing_of_a_visitor_and_follow_what_happens()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var ada = await server.MemberAsync("ada");
        var first = await ada.PublishAsync("One of #SmallWins");
        await server.DrainAsync();
        var visitor = server.Visitor();
        Assert.Contains("1 post in the last seven days", await visitor.GetStringAsync("/tags/smallwins"), StringComparison.Ordinal);
        Assert.Equal(0, await CountingEngine.DuringAsync(server, () => visitor.GetStringAsync("/tags/smallwins")));
        var second = await ada.PublishAsync("Two of #SmallWins");
        Assert.Contains("2 posts in the last seven days", await visitor.GetStringAsync("/tags/smallwins"), StringComparison.Ordinal);
        (await ada.Client.DeleteAsync($"/api/v1/statuses/{second}")).EnsureSuccessStatusCode();
        Assert.Contains("1 post in the last seven days", await visitor.GetStringAsync("/tags/smallwins"), StringComparison.Ordinal);
        server.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Contains("No posts in the last", await visitor.GetStringAsync("/tags/smallwins"), StringComparison.Ordinal);

        Assert.DoesNotContain("id=\"pinned\"", await visitor.GetStringAsync("/@ada"), StringComparison.Ordinal);
        await ada.PostJsonAsync($"/api/v1/statuses/{first}/pin");
        Assert.Contains("id=\"pinned\"", await visitor.GetStringAsync("/@ada"), StringComparison.Ordinal);
        await ada.PostJsonAsync($"/api/v1/statuses/{first}/unpin");
        Assert.DoesNotContain("id=\"pinned\"", await visitor.GetStringAsync("/@ADA"), StringComparison.Ordinal);
    }

    private static async Task<List<string>> BelowAsync(HttpClient reader, string post)
    {
        var context = JsonElement.Parse(await reader.GetStringAsync($"/api/v1/statuses/{post}/context"));
        return [.. context.GetProperty("descendants").EnumerateArray().Select(p => p.GetProperty("id").GetString()!)];
    }
}
