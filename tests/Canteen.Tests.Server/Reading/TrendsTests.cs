using System.Net;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading;

/// <summary>What trends, for apps: what counts, what does not, and what is taken back.</summary>
public sealed class TrendsTests
{
    private const string Link = "https://www.example.org/sepsis";

    [Fact]
    public async Task A_hashtag_trends_once_three_people_have_used_it_in_public()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(3);
        await crowd[0].PublishAsync("One #NightShift");
        await crowd[1].PublishAsync("Two #nightshift");
        await crowd[2].PublishAsync("Hidden #nightshift", "private");
        await crowd[2].PublishAsync("Unlisted #nightshift", "unlisted");
        Assert.Empty(await server.TrendsAsync("tags"));
        await crowd[2].PublishAsync("Three #nightshift");
        Assert.Equal(["NightShift"], await server.TrendsAsync("tags"));
        var tag = (await crowd[0].GetJsonAsync("/api/v1/trends"))[0];
        Assert.Equal(7, tag.GetProperty("history").GetArrayLength());
        Assert.Equal(("3", "3"), (tag.GetProperty("history")[0].Text("uses"), tag.GetProperty("history")[0].Text("accounts")));
        Assert.False(tag.Is("following"));
    }

    [Fact]
    public async Task Ten_organisations_come_before_one_that_posts_more_and_again_and_again()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(12, i => i <= 8 ? "st brannocks" : $"trust {i}");
        foreach (var member in crowd.Take(8))
            for (var again = 0; again < 3; again++) await member.PublishAsync($"Join us {again} #OurCampaign");
        foreach (var member in crowd.Skip(8)) await member.PublishAsync("Hello #SharedWork");
        Assert.Equal(["SharedWork", "OurCampaign"], await server.TrendsAsync("tags"));
        var why = (await server.Visitor().GetFromJsonElementAsync("/api/canteen/v1/trends")).GetProperty("tags");
        Assert.Equal([(4, 4), (8, 1)], why.EnumerateArray().Select(tag => tag.GetProperty("why")).Select(
            told => (told.GetProperty("people").GetInt32(), told.GetProperty("organisations").GetInt32())));
    }

    [Fact]
    public async Task Who_takes_it_back_and_does_it_again_does_not_make_it_newer()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(6, i => $"trust {i}");
        var posts = new List<string>();
        foreach (var member in crowd.Take(3)) posts.Add(await member.PublishAsync("#old"));
        server.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var member in crowd.Skip(3)) await member.PublishAsync("#new");
        server.Clock.Advance(TimeSpan.FromHours(2));
        for (var i = 0; i < 3; i++)
        {
            await crowd[i].DeleteJsonAsync($"/api/v1/statuses/{posts[i]}");
            await server.DrainAsync();
        }
        Assert.Equal(["new"], await server.TrendsAsync("tags"));
        foreach (var member in crowd.Take(3)) await member.PublishAsync("#old once more");
        Assert.Equal(["new", "old"], await server.TrendsAsync("tags"));
    }

    [Fact]
    public async Task It_fades_and_is_over_after_a_week_and_old_uses_are_deleted()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(7, i => $"trust {i}");
        foreach (var member in crowd.Take(4)) await member.PublishAsync("#morning");
        server.Clock.Advance(TimeSpan.FromHours(12));
        foreach (var member in crowd.Skip(4)) await member.PublishAsync("#evening");
        Assert.Equal(["evening", "morning"], await server.TrendsAsync("tags"));
        Assert.Equal(7, await server.CountAsync("SELECT count(*) FROM trend_uses"));
        server.Clock.Advance(TimeSpan.FromDays(6.6));
        Assert.Equal(["evening"], await server.TrendsAsync("tags"));
        server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await server.TrendsAsync("tags"));
        await crowd[0].PublishAsync("#morning");
        await server.DrainAsync();
        await server.Services.GetRequiredService<CleanupWorker>().ClearAsync(CancellationToken.None);
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM trend_uses"));
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM trend_causes"));
    }

    [Fact]
    public async Task A_post_trends_by_favourites_boosts_and_answers_of_others_and_these_can_be_taken_back()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, crowd) = (await server.MemberAsync("ada"), await server.CrowdAsync(3));
        var post = await ada.PublishAsync("Wash your hands.");
        await ada.DoAsync(post, "favourite");
        await crowd[0].DoAsync(post, "favourite");
        await crowd[0].DoAsync(post, "reblog");
        await crowd[1].DoAsync(post, "reblog");
        Assert.Empty(await server.TrendsAsync("statuses"));
        var answer = await crowd[2].PublishAsync("Always.", replyTo: post);
        Assert.Equal([post], await server.TrendsAsync("statuses"));
        await crowd[2].DeleteJsonAsync($"/api/v1/statuses/{answer}");
        Assert.Empty(await server.TrendsAsync("statuses"));
        await crowd[2].DoAsync(post, "favourite");
        await crowd[0].DoAsync(post, "unfavourite");
        Assert.Equal([post], await server.TrendsAsync("statuses"));
        await crowd[1].DoAsync(post, "unreblog");
        Assert.Empty(await server.TrendsAsync("statuses"));
        await crowd[1].DoAsync(post, "reblog");
        Assert.Equal([post], await server.TrendsAsync("statuses"));
        await ada.DeleteJsonAsync($"/api/v1/statuses/{post}");
        Assert.Empty(await server.TrendsAsync("statuses"));
    }

    [Fact]
    public async Task Nobody_sees_a_trending_post_that_is_not_for_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, crowd) = (await server.MemberAsync("ada"), await server.CrowdAsync(3));
        var open = await ada.PublishAsync("For all.");
        var answer = await ada.PublishAsync("An answer.", replyTo: await crowd[0].PublishAsync("A question?"));
        var quiet = await ada.PublishAsync("For followers.", "private");
        foreach (var member in crowd)
        {
            await member.FollowAsync(ada);
            foreach (var post in (string[])[open, answer, quiet]) await member.DoAsync(post, "favourite");
        }
        Assert.Equal([open], await server.TrendsAsync("statuses"));
        await crowd[0].PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        await crowd[1].PostJsonAsync($"/api/v1/accounts/{ada.Id}/mute");
        Assert.Empty(await server.TrendsAsync("statuses", crowd[0].Client));
        Assert.Empty(await server.TrendsAsync("statuses", crowd[1].Client));
        Assert.Equal([open], await server.TrendsAsync("statuses", crowd[2].Client));
        await ada.PostJsonAsync($"/api/v1/accounts/{crowd[2].Id}/block");
        Assert.Empty((await crowd[2].GetJsonAsync("/api/canteen/v1/trends")).GetProperty("statuses").EnumerateArray());
        await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new { discoverable = false });
        Assert.Empty(await server.TrendsAsync("statuses"));
    }

    [Fact]
    public async Task Suspended_people_and_bots_do_not_count()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(4);
        foreach (var member in crowd) await member.PublishAsync("#tea");
        Assert.Equal(["tea"], await server.TrendsAsync("tags"));
        await server.SuspendAsync(crowd[0]);
        Assert.Equal(["tea"], await server.TrendsAsync("tags"));
        await crowd[1].PatchJsonAsync("/api/v1/accounts/update_credentials", new { bot = true });
        Assert.Empty(await server.TrendsAsync("tags"));
    }

    [Fact]
    public async Task A_link_is_counted_by_its_page_and_its_posts_can_be_read()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(4);
        var first = await crowd[0].PublishAsync($"Read {Link}?utm_source=mail#top");
        var second = await crowd[1].PublishAsync($"Again {Link}");
        await crowd[1].PublishAsync($"Quietly {Link}", "unlisted");
        Assert.Empty(await server.TrendsAsync("links"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Visitor().GetAsync("/api/v1/timelines/link?url=" + Link)).StatusCode);
        await crowd[2].DoAsync(first, "reblog");
        Assert.Equal([Link], await server.TrendsAsync("links"));
        var link = (await server.Visitor().GetFromJsonElementAsync("/api/v1/trends/links"))[0];
        Assert.Equal(
            ("www.example.org/sepsis", "example.org", "link"), (link.Text("title"), link.Text("provider_name"), link.Text("type")));
        Assert.Equal("3", link.GetProperty("history")[0].Text("accounts"));
        var path = $"/api/v1/timelines/link?limit=1&url={Uri.EscapeDataString(Link + "?utm_medium=x")}";
        Assert.Equal([second, first], await Walk.NextAsync(server.Visitor(), path, "id"));
        await crowd[3].PostJsonAsync($"/api/v1/accounts/{crowd[1].Id}/block");
        Assert.Equal([first], (await crowd[3].GetJsonAsync("/api/v1/timelines/link?url=" + Link)).TextsOf("id"));
        await crowd[0].DeleteJsonAsync($"/api/v1/statuses/{first}");
        await server.DrainAsync();
        Assert.Empty(await server.TrendsAsync("links"));
    }

    [Fact]
    public async Task Links_to_this_server_do_not_trend()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var member in await server.CrowdAsync(3)) await member.PublishAsync($"See {server.Address}/about and {Link}");
        Assert.Equal([Link], await server.TrendsAsync("links"));
    }

    [Fact]
    public async Task An_edit_takes_back_what_is_no_longer_there_and_brings_what_is_new()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(3);
        var posts = new List<string>();
        foreach (var member in crowd) posts.Add(await member.PublishAsync($"{Link} #before"));
        Assert.Equal(["before"], await server.TrendsAsync("tags"));
        for (var i = 0; i < 3; i++)
        {
            var (id, author) = (new PostId(long.Parse(posts[i], System.Globalization.CultureInfo.InvariantCulture)), crowd[i].Id);
            await server.Database.WriteAsync(
                async tx =>
                {
                    await tx.ExecuteAsync("UPDATE posts SET text = '#before' WHERE id = @id", new { id });
                    var reach = new PostReach(Visibility.Public, [], ["before"]);
                    await tx.AnnounceAsync(new PostEdited(id, author, reach, reach with { Tags = [] }, id));
                    return Done.It;
                },
                CancellationToken.None);
        }
        Assert.Empty(await server.TrendsAsync("tags"));
        Assert.Empty(await server.TrendsAsync("links"));
    }

    [Fact]
    public async Task Hashtags_that_mean_the_same_trend_as_one()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(3);
        await crowd[0].PublishAsync("#ImInWorkJeremy");
        await crowd[1].PublishAsync("#ImInWorkJeremy");
        await crowd[1].PublishAsync("#ImAtWorkJeremy");
        await crowd[2].PublishAsync("#ImAtWorkJeremy");
        Assert.Empty(await server.TrendsAsync("tags"));
        await TagAliasReadingTests.MergeAsync(server);
        Assert.Equal(["ImInWorkJeremy"], await server.TrendsAsync("tags"));
    }

    [Fact]
    public async Task They_come_in_pages_by_offset_and_nonsense_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var member in await server.CrowdAsync(3)) await member.PublishAsync("#a #b #c #d #e");
        Assert.Equal(["a", "b", "c", "d", "e"], await server.TrendsAsync("tags"));
        using var visitor = server.Visitor();
        Assert.Equal(["a", "b", "c", "d", "e"], await Walk.NextAsync(visitor, "/api/v1/trends/tags?limit=2", "name"));
        Assert.Equal(["d", "e"], (await visitor.GetFromJsonElementAsync("/api/v1/trends/tags?offset=3")).TextsOf("name"));
        Assert.Empty((await visitor.GetFromJsonElementAsync("/api/v1/trends/tags?offset=99999999999")).TextsOf("name"));
        foreach (var kind in (string[])["tags", "statuses", "links"])
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync($"/api/v1/trends/{kind}?offset=-1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/api/v1/timelines/link?url=nonsense")).StatusCode);
    }
}
