using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

public class MutedThreadsTests
{
    private const string Heard = "/api/v1/notifications";

    [Fact]
    public async Task Nobody_is_told_of_what_happens_in_a_thread_that_they_have_muted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (muted, other) = (await ada.PublishAsync("Rota"), await ada.PublishAsync("Tea"));
        var answer = await ben.PublishAsync("Which one?", replyTo: muted);
        Assert.True((await ada.DoAsync(answer, "mute")).Is("muted"));
        await ben.DoAsync(muted, "favourite");
        await ben.DoAsync(muted, "reblog");
        await ben.PublishAsync("@ada mine too", replyTo: answer);
        await ben.DoAsync(other, "favourite");
        await server.DrainAsync();
        Assert.Equal([other], (await ada.GetJsonAsync(Heard)).EnumerateArray().Select(n => n.GetProperty("status").Text("id")));
        Assert.False((await ada.DoAsync(muted, "unmute")).Is("muted"));
        var again = await ben.PublishAsync("@ada and now?", replyTo: answer);
        await server.DrainAsync();
        Assert.Equal([again, other], (await ada.GetJsonAsync(Heard)).EnumerateArray().Select(n => n.GetProperty("status").Text("id")));
    }

    [Fact]
    public async Task All_posts_of_the_thread_say_so_also_those_to_come_and_only_to_who_muted_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var first = await ben.PublishAsync("Rota");
        var second = await ben.PublishAsync("And the next week", replyTo: first);
        var boost = (await ben.DoAsync(second, "reblog")).Text("id");
        for (var i = 0; i < 2; i++) Assert.True((await ada.DoAsync(boost, "mute")).Is("muted"));
        var third = await ben.PublishAsync("And the one after", replyTo: second);
        var other = await ben.PublishAsync("Tea");
        foreach (var id in new[] { first, second, third })
            Assert.Equal((true, false), ((await ada.PostOfAsync(id)).Is("muted"), (await ben.PostOfAsync(id)).Is("muted")));
        Assert.False((await ada.PostOfAsync(other)).Is("muted"));
        var home = (await ada.GetJsonAsync("/api/v1/timelines/home")).EnumerateArray()
            .ToDictionary(post => post.Text("id"), post => post.Is("muted"));
        Assert.Equal((true, true, false), (home[first], home[third], home[other]));
        for (var i = 0; i < 2; i++) Assert.False((await ada.DoAsync(first, "unmute")).Is("muted"));
        foreach (var id in new[] { first, second, third }) Assert.False((await ada.PostOfAsync(id)).Is("muted"));
    }

    [Fact]
    public async Task It_is_still_muted_after_a_restart_and_when_many_threads_are()
    {
        await using var database = await TestDatabase.CreateAsync();
        string first, answer, token;
        await using (var server = await TestServer.StartAsync(database: database))
        {
            var ada = await server.MemberAsync("ada");
            token = ada.Token;
            first = await ada.PublishAsync("The oldest");
            answer = await ada.PublishAsync("On and on", replyTo: first);
            await ada.DoAsync(answer, "mute");
            for (var i = 0; i < 210; i++) await ada.DoAsync(await ada.PublishAsync($"Thread {i}"), "mute");
            Assert.True((await ada.PostOfAsync(answer)).Is("muted"));
        }
        await using var later = await TestServer.StartAsync(database: database);
        using var app = later.Visitor();
        app.DefaultRequestHeaders.Authorization = new("Bearer", token);
        foreach (var id in new[] { first, answer }) Assert.True((await app.GetFromJsonElementAsync($"/api/v1/statuses/{id}")).Is("muted"));
    }

    [Fact]
    public async Task A_stranger_mutes_nothing_that_they_may_not_see()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, mallory) = (await server.MemberAsync("ada"), await server.MemberAsync("mallory"));
        var hidden = await ada.PublishAsync("For my followers", "private");
        foreach (var act in new[] { "mute", "unmute" })
        {
            await mallory.RefusesAsync($"/api/v1/statuses/{hidden}/{act}", null, HttpStatusCode.NotFound, "Record not found");
            await mallory.RefusesAsync($"/api/v1/statuses/1/{act}", null, HttpStatusCode.NotFound, "Record not found");
        }
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM muted_threads"));
    }

    [Fact]
    public async Task The_menu_of_a_post_mutes_its_conversation_without_script()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var id = await ben.PublishAsync("Rota");
        using var browser = await server.BrowserAsync("ada");
        foreach (var (words, muted) in new[] { ("Mute this conversation", true), ("Unmute this conversation", false) })
        {
            var page = await browser.PageAsync($"/@ben/{id}");
            var item = page.QuerySelector(".more-items [data-act=mute]")!;
            Assert.Equal(words, item.TextContent.Trim());
            var answer = await browser.PressAsync(page, ".more-items [data-act=mute]");
            Assert.Equal((HttpStatusCode.SeeOther, $"/@ben/{id}#flash"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
            Assert.Equal(muted, (await ada.PostOfAsync(id)).Is("muted"));
        }
        using var visitor = server.Visitor();
        Assert.Null((await visitor.PageAsync($"/@ben/{id}")).QuerySelector("[data-act=mute]"));
    }
}
