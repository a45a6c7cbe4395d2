using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Being told of new posts, and taking a hashtag from the people of a list alone; by keyboard, with and without script.</summary>
[Collection(OneTable.Name)]
public sealed class BellWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_asks_on_a_profile_to_be_told_and_is_told(bool script)
    {
        var names = new[] { "bell", "rung" }.Select(name => script ? name : name + "_plain").ToArray();
        var (bell, rung) = (await table.Server.MemberAsync(names[0]), await table.Server.MemberAsync(names[1]));
        await bell.FollowAsync(rung);
        await using var visit = await table.ComeInAsync(names[0], new() { Script = script, Width = 390, Height = 844 });
        await visit.GoAsync($"/@{names[1]}");
        await visit.UseAsync(".profile-more > summary");
        await visit.UseAsync("[data-act=notify]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You'll be notified when");
        await rung.PublishAsync("Bed 4 is free");
        await table.Server.DrainAsync();
        await visit.GoAsync("/notifications");
        await Expect(visit.Page.Locator(".heard-mention")).ToContainTextAsync("New post");
        await Expect(visit.Page.Locator(".heard-mention .post")).ToContainTextAsync("Bed 4 is free");
        await Look.ShootAsync(visit.Page, "bell-" + (script ? "script" : "plain"));
        await visit.GoAsync($"/@{names[1]}");
        await visit.UseAsync(".profile-more > summary");
        await visit.UseAsync("[data-act=stop-notifying]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You won't be notified");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hashtag_comes_home_from_the_people_of_a_list_alone(bool script)
    {
        var names = new[] { "bell_tess", "bell_near", "bell_far" }.Select(name => script ? name : name + "_plain").ToArray();
        var tag = script ? "WardTips" : "WardNews";
        var tess = await table.Server.MemberAsync(names[0]);
        var (near, far) = (await table.Server.MemberAsync(names[1]), await table.Server.MemberAsync(names[2]));
        var list = (await tess.PostJsonAsync("/api/v1/lists", new { title = "Ward 7" })).GetProperty("id").GetString();
        await tess.PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = new[] { near.Id } });
        await tess.PostJsonAsync($"/api/v1/tags/{tag}/follow");
        await near.PublishAsync($"From near #{tag}");
        await far.PublishAsync($"From far #{tag}");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(names[0], new() { Script = script, Width = 390, Height = 844 });
        await visit.GoAsync($"/tags/{tag}");
        await visit.UseAsync($"a[href$='/choose']");
        foreach (var _ in (int[])[1, 2]) await visit.UseAsync("input[name=list_id]:checked", "ArrowDown");
        await visit.UseAsync("main .form button[type=submit]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("Saved");
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".feed .post")).ToContainTextAsync("From near");
    }
}
