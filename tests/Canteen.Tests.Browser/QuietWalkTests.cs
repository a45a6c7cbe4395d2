using Canteen.Testing;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Quiet hours by keyboard, with and without script.</summary>
[Collection(OneTable.Name)]
public sealed class QuietWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_it_is_quiet_no_number_is_shown_and_when_it_is_ended_what_came_meanwhile_is(bool script)
    {
        var (mine, friend) = (await table.Server.MemberAsync(Name("oma", script)), await table.Server.MemberAsync(Name("pat", script)));
        var post = await mine.PublishAsync("Who left the good biscuits in the sluice?");
        await friend.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(mine.Handle, new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/settings/quiet");
        var mark = visit.Page.Locator(".tabs [data-unread]");
        await Expect(mark).ToContainTextAsync("1");
        await visit.UseAsync(".quiet-buttons button[value='3600']");
        await visit.Page.IsAtAsync("**/settings/quiet#flash");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("It's quiet now");
        await Expect(mark).ToHaveTextAsync("quiet hours");
        await visit.HasFocusAsync(".flash");

        await friend.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await table.Server.DrainAsync();
        await visit.GoAsync("/public");
        await Expect(mark).ToHaveTextAsync("quiet hours");
        Assert.DoesNotContain("(", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await visit.GoAsync("/settings/quiet");
        await visit.UseAsync(".quiet-notice button");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("Your quiet hours are over");
        await Expect(mark).ToContainTextAsync("2");
        Assert.StartsWith("(2) ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_page_is_quiet_from_when_it_begins_elsewhere_until_it_ends_there()
    {
        var (mine, friend) = (await table.Server.MemberAsync("quentin"), await table.Server.MemberAsync("ray"));
        await using var visit = await table.ComeInAsync("quentin", new() { Width = 390, Height = 640 });
        await visit.ListenAsync("/settings/quiet");
        var mark = visit.Page.Locator(".tabs [data-unread]");
        await mine.PostJsonAsync("/api/canteen/v1/quiet_hours/now");
        await Expect(mark).ToHaveTextAsync("quiet hours");
        await friend.PublishAsync("@quentin the kettle is back");
        await table.Server.DrainAsync();
        await mine.DeleteJsonAsync("/api/canteen/v1/quiet_hours/now");
        await Expect(mark).ToContainTextAsync("1");
    }

    private static string Name(string handle, bool script) => script ? handle : handle + "_plain";
}
