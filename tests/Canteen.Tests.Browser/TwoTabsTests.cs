using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>The same person, or another, in two tabs of one browser.</summary>
[Collection(OneScene.Name)]
public sealed class TwoTabsTests(Scene scene)
{
    [Fact]
    public async Task The_same_draft_in_two_tabs_is_published_once_and_what_was_written_since_is_another()
    {
        await using var visit = await scene.Table.ComeInAsync("wren");
        await visit.GoAsync("/home");
        await WriteAsync(visit.Page, "Once and for all.");
        IPage[] others = [await OpenAsync(visit, "/home"), await OpenAsync(visit, "/home")];
        foreach (var other in others) await Expect(other.Locator("#write textarea")).ToHaveValueAsync("Once and for all.");
        await WriteAsync(others[1], "Once more, with tea.");
        await PublishAsync(visit.Page);
        await PublishAsync(others[0]);
        // What the third tab wrote is still a draft, since nobody has sent it.
        await Expect(others[0].Locator("#write textarea")).ToHaveValueAsync("Once more, with tea.");
        await PublishAsync(others[1]);
        await others[1].GotoAsync("/@wren");
        await Expect(others[1].Locator(".post")).ToHaveCountAsync(2);
        await Expect(others[1].Locator(".post .say")).ToHaveTextAsync(["Once more, with tea.", "Once and for all."]);
    }

    [Fact]
    public async Task A_button_that_is_out_of_date_does_what_it_says()
    {
        var id = await scene.Table.Ben.PublishAsync("Press me from both tabs.");
        await using var visit = await scene.Table.ComeInAsync("cath");
        // Without the stream the button stays as it was.
        visit.LosesServer = true;
        await visit.Page.Context.RouteAsync("**/live/**", route => route.AbortAsync());
        await visit.GoAsync("/@ben/" + id);
        var other = await OpenAsync(visit, "/@ben/" + id);
        await PressAsync(other, "favourite");
        await PressAsync(visit.Page, "favourite");
        await other.ReloadAsync();
        await Expect(Favourite(other)).ToHaveAttributeAsync("aria-pressed", "true");
        await PressAsync(other, "unfavourite");
        await PressAsync(visit.Page, "unfavourite");
        await Expect(Favourite(visit.Page)).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(Favourite(visit.Page).Locator(".n")).ToHaveTextAsync("");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_sent_after_signing_out_in_another_tab_is_given_back(bool script)
    {
        await using var visit = await (await scene.Table.VisitorAsync(new() { Script = script })).SignInAsync("cath");
        visit.Provoked.Add(401);
        await visit.Page.FillAsync("#write textarea", "Five minutes' work, and a good line.");
        await SignOutElsewhereAsync(visit);
        await visit.Page.ClickAsync("#write [type=submit]");
        await Expect(visit.Page.Locator("textarea")).ToHaveValueAsync("Five minutes' work, and a good line.");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("You've been signed out");
        if (script) await PageLook.IsGoodAsync(visit, "signed-out");
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await visit.Page.IsAtAsync("**/sign-in?next=%2Fhome");
    }

    [Fact]
    public async Task A_page_that_was_somebody_elses_posts_nothing_in_ones_name()
    {
        await using var visit = await (await scene.Table.VisitorAsync()).SignInAsync("dev");
        visit.Provoked.UnionWith([400, 401]);
        await visit.Page.FillAsync("#write textarea", "In whose name?");
        await SignOutElsewhereAsync(visit);
        var other = await OpenAsync(visit, "/sign-in");
        await other.FillAsync("[name=email]", "cath@example.org");
        await other.FillAsync("[name=password]", TestServer.PasswordOfMembers);
        await other.ClickAsync("main [type=submit]");
        await other.IsAtAsync("**/home");
        await visit.Page.ClickAsync("#write [type=submit]");
        await Expect(visit.Page.Locator(".sorry-title")).ToHaveTextAsync("Another person has signed in on this device.");
        await Expect(visit.Page.Locator("main")).Not.ToContainTextAsync("In whose name?");
        await PageLook.IsGoodAsync(visit, "other-person");
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Back to home" }).ClickAsync();
        await visit.Page.IsAtAsync("**/home");
        await visit.GoAsync("/@cath");
        await Expect(visit.Page.Locator(".post", new() { HasText = "In whose name?" })).ToHaveCountAsync(0);
    }

    private static ILocator Favourite(IPage page) => page.Locator(".post.focused [data-act=favourite]");

    private static async Task<IPage> OpenAsync(Visit visit, string path)
    {
        var page = await visit.Page.Context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        await page.FillAsync("#write textarea", text);
        await page.WaitForFunctionAsync(
            "text => Object.keys(localStorage).some(name => name.endsWith('.new') && localStorage[name].includes(text))", text);
    }

    private static async Task PublishAsync(IPage page)
    {
        await page.ClickAsync("#write [type=submit]");
        await Expect(page.Locator("[data-flash]")).ToContainTextAsync("Post published.");
    }

    private static async Task PressAsync(IPage page, string what)
    {
        // By keyboard: of two clicks that come soon after each other, the second is not taken.
        var answer = await page.RunAndWaitForResponseAsync(
            () => Favourite(page).PressAsync("Enter"), answer => answer.Request.Method == "POST");
        Assert.EndsWith("/" + what, answer.Url, StringComparison.Ordinal);
        Assert.Equal(200, answer.Status);
    }

    private static async Task SignOutElsewhereAsync(Visit visit)
    {
        var other = await OpenAsync(visit, "/bookmarks");
        await other.Locator(".me summary").ClickAsync();
        await other.Locator(".me").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await other.IsAtAsync("**/");
        await other.CloseAsync();
    }
}
