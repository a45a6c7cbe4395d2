using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Several feeds side by side, each live, scrolled by itself.</summary>
[Collection(OneTable.Name)]
public sealed class ColumnsWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hashtag_is_added_beside_home_by_keyboard(bool script)
    {
        var (name, tag) = script ? ("cora", "#SlowRounds") : ("cory", "#QuickRounds");
        var member = await table.Server.MemberAsync(name);
        await member.PublishAsync($"Before the round {tag}");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(name, new() { Script = script, Width = 1440 });
        await visit.GoAsync("/columns");
        await visit.UseAsync("main .top a[href='/columns/edit']");
        await visit.TypeAsync("#tag", tag);
        await visit.PressAsync("Enter");
        await visit.Page.IsAtAsync("**/columns/edit#columns");
        await Expect(visit.Page.Locator(".list-row .name")).ToHaveTextAsync(["Home", "Notifications", tag]);
        await visit.UseAsync("#up-3");
        await visit.HasFocusAsync("#up-2");
        await visit.GoAsync("/columns");
        await Expect(visit.Page.Locator(".column-head")).ToHaveTextAsync(["Home", tag, "Notifications"]);
        await Expect(visit.Page.Locator(".column:nth-child(2) .post")).ToHaveCountAsync(1);
        await visit.SetSizeAsync(390, 844);
        await Expect(visit.Page.Locator(".column:visible")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".column-links a")).ToHaveTextAsync(["Home", tag, "Notifications"]);
    }

    [Fact]
    public async Task Each_column_is_live_and_keeps_its_own_place()
    {
        var (dora, ewan, finn) = (
            await table.Server.MemberAsync("dora"), await table.Server.MemberAsync("ewan"), await table.Server.MemberAsync("finn"));
        await dora.FollowAsync(ewan);
        var list = (await dora.PostJsonAsync("/api/v1/lists", new { title = "Ward 7 and the night team" })).GetProperty("id").GetString();
        await dora.PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = new[] { finn.Id } });
        for (var i = 1; i <= 15; i++) await ewan.PublishAsync($"Home {i}: we moved the trolley, and then we moved it back.");
        for (var i = 1; i <= 15; i++) await finn.PublishAsync($"Night {i}: all quiet. #NightWatch");
        var chosen = new[] { "home", $"list:{list}", "tag:NightWatch", "notifications" };
        await dora.PutJsonAsync("/api/canteen/v1/columns", new { columns = chosen });
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync("dora", new() { Width = 1440 });
        await visit.ListenAsync("/columns");
        var columns = visit.Page.Locator(".column");
        var (home, night, tag, heard) = (columns.Nth(0), columns.Nth(1), columns.Nth(2), columns.Nth(3));
        await night.Locator(".column-scroll").EvaluateAsync("column => column.scrollTo(0, 600)");
        var top = await TopAsync(night.Locator(".post").Nth(5));

        await finn.PublishAsync("Something new #NightWatch");
        await ewan.PublishAsync("@dora tea?");
        await Expect(home.Locator(".post").First).ToContainTextAsync("tea?");
        await Expect(tag.Locator(".post").First).ToContainTextAsync("Something new");
        await Expect(heard.Locator(".post").First).ToContainTextAsync("tea?");
        await Expect(night.Locator("[data-pill]")).ToBeVisibleAsync();
        await Expect(night.Locator(".post").First).ToContainTextAsync("Night 15");
        Assert.Equal(top, await TopAsync(night.Locator(".post").Nth(5)), tolerance: 1);
        await night.Locator("[data-pill] a").ClickAsync();
        await Expect(night.Locator(".post").First).ToContainTextAsync("Something new");
        await Expect(night.Locator(".post").First).ToBeInViewportAsync();
        await PageLook.IsGoodAsync(visit, "columns");
        await visit.SetSizeAsync(1440, 950);
        await visit.GoAsync("/columns/edit");
        await PageLook.IsGoodAsync(visit, "columns-edit");
    }

    private static Task<double> TopAsync(ILocator post) => post.EvaluateAsync<double>("post => post.getBoundingClientRect().top");
}
