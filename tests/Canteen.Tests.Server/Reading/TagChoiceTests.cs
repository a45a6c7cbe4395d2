using System.Net;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading;

/// <summary>Followed hashtags of which somebody wants only what the people of a list write.</summary>
public sealed class TagChoiceTests
{
    private const string Choices = "/api/canteen/v1/followed_tags";

    [Fact]
    public async Task Only_what_people_of_the_list_write_comes_home_warm_and_cold()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var cy = await server.MemberAsync("cy");
        var list = await ListAsync(ada, ben);
        await ada.PostJsonAsync("/api/v1/tags/tea/follow");
        Assert.Empty(await HomeAsync(server, ada));
        await ada.PutJsonAsync($"{Choices}/Tea", new { list_id = list });
        var (bens, cys) = (await ben.PublishAsync("#tea time"), await cy.PublishAsync("#tea too"));
        var own = await ada.PublishAsync("#tea for me");
        Assert.Equal([own, bens], await HomeAsync(server, ada));
        await ada.PutJsonAsync($"{Choices}/tea", new { list_id = "" });
        Assert.Equal([own, cys, bens], await HomeAsync(server, ada));
        await ada.PutJsonAsync($"{Choices}/tea", new { list_id = list });
        Assert.Equal([own, bens], await HomeAsync(server, ada));
        server.Services.GetRequiredService<TimelineCache>().Forget();
        server.Services.GetRequiredService<ViewerCache>().Forget();
        Assert.Equal([own, bens], await HomeAsync(server, ada));
        await ada.FollowAsync(cy);
        Assert.Equal([own, cys, bens], await HomeAsync(server, ada));
    }

    [Fact]
    public async Task Who_is_in_the_list_decides_also_while_home_is_in_memory()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var list = await ListAsync(ada);
        await ada.PostJsonAsync("/api/v1/tags/tea/follow");
        await ada.PutJsonAsync($"{Choices}/tea", new { list_id = list });
        var post = await ben.PublishAsync("#tea time");
        Assert.Empty(await HomeAsync(server, ada));
        await ada.PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = new[] { ben.Id } });
        Assert.Equal([post], await HomeAsync(server, ada));
        await ada.DeleteJsonAsync($"/api/v1/lists/{list}/accounts?account_ids[]={ben.Id}");
        Assert.Empty(await HomeAsync(server, ada));
        await ada.PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = new[] { ben.Id } });
        await ada.DeleteJsonAsync($"/api/v1/lists/{list}");
        Assert.Empty(await HomeAsync(server, ada));
        Assert.Equal(list, (await ada.GetJsonAsync(Choices))[0].Text("list_id"));
        using var browser = await server.BrowserAsync("ada");
        Assert.Contains("its list is deleted", (await browser.PageAsync("/hashtags")).Body!.TextContent, StringComparison.Ordinal);
        var page = await browser.PageAsync("/tags/tea/choose");
        Assert.Contains("the list that you chose is deleted", page.Body!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(page.QuerySelector("main .form"), ("list_id", ""));
        Assert.Equal([post], await HomeAsync(server, ada));
    }

    [Fact]
    public async Task It_is_chosen_for_all_hashtags_that_are_read_together()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var cy = await server.MemberAsync("cy");
        var list = await ListAsync(ada, ben);
        await ada.PostJsonAsync("/api/v1/tags/chai/follow");
        string[] posts = [await ben.PublishAsync("#tea"), await ben.PublishAsync("#chai"), await cy.PublishAsync("#tea or #chai")];
        var moderator = await server.MemberAsync("mod", "read write admin:write", "moderator");
        await moderator.PostJsonAsync("/api/canteen/v1/tags/chai/rulings", new { other = "tea", ruling = "same" });
        Assert.Equal(posts.Reverse(), await HomeAsync(server, ada));
        using var browser = await server.BrowserAsync("ada");
        await browser.SubmitAsync((await browser.PageAsync("/tags/tea/choose")).QuerySelector("main .form"), ("list_id", list));
        Assert.Contains("only from Ward", (await browser.PageAsync("/hashtags")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([posts[1], posts[0]], await HomeAsync(server, ada));
        Assert.Equal(list, (await ada.GetJsonAsync(Choices))[0].Text("list_id"));
        server.Services.GetRequiredService<TimelineCache>().Forget();
        server.Services.GetRequiredService<ViewerCache>().Forget();
        Assert.Equal([posts[1], posts[0]], await HomeAsync(server, ada));
    }

    [Fact]
    public async Task Nobody_takes_a_list_of_somebody_elses_or_chooses_for_what_they_do_not_follow()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var list = await ListAsync(ada, eve);
        await ada.PostJsonAsync("/api/v1/tags/tea/follow");
        await ada.PutJsonAsync($"{Choices}/tea", new { list_id = list });
        await eve.PostJsonAsync("/api/v1/tags/milk/follow");
        foreach (var wrong in new[] { list, "1", "x" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await eve.PutAsync($"{Choices}/milk", new { list_id = wrong })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await eve.PutAsync($"{Choices}/milk")).StatusCode);
        foreach (var path in new[] { "tea", "coffee", "two%20words", "123" })
            Assert.Equal(HttpStatusCode.NotFound, (await eve.PutAsync($"{Choices}/{path}", new { list_id = "" })).StatusCode);
        Assert.Equal(["milk"], (await eve.GetJsonAsync(Choices)).TextsOf("name"));
    }

    private static async Task<string> ListAsync(Member owner, params Member[] people)
    {
        var list = (await owner.PostJsonAsync("/api/v1/lists", new { title = "Ward" })).Text("id");
        if (people.Length > 0) await owner.PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = people.Select(p => p.Id) });
        return list;
    }

    private static async Task<IEnumerable<string?>> HomeAsync(TestServer server, Member reader)
    {
        await server.DrainAsync();
        return (await reader.GetJsonAsync("/api/v1/timelines/home")).TextsOf("id");
    }
}
