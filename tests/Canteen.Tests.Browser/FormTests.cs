using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>What people expect of any form: problems are not overlooked, passwords can be read, a second press does no harm.</summary>
public sealed class FormTests(Table table) : IClassFixture<Table>
{
    private const string Password = "purple ladder porridge";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_wrong_takes_the_focus_and_leads_to_the_field(bool script)
    {
        await using var visit = await table.VisitorAsync(new() { Script = script });
        visit.Provoked.Add(422);
        await visit.GoAsync("/sign-up");
        await FillAsync(visit, "ben");
        await visit.Page.ClickAsync("main button[type=submit]");
        var summary = visit.Page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToBeFocusedAsync();
        await Expect(summary.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("There is a problem");
        Assert.StartsWith("Error: Join ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await PageLook.ShootAllAsync(visit, $"sign-up-problem{(script ? "" : "-plain")}");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("input[name=username]")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("/sign-in", "[name=email]", "[name=password]")]
    [InlineData("/settings/account", "[name=email]", "#field-email-password")]
    public async Task A_wrong_password_takes_the_focus(string path, string email, string password)
    {
        await using var visit = path == "/sign-in" ? await table.VisitorAsync() : await table.ComeInAsync("ela");
        visit.Provoked.Add(422);
        await visit.GoAsync(path);
        await visit.Page.FillAsync("main " + email, "another@example.org");
        await visit.Page.FillAsync(password, "not the password");
        await visit.Page.Locator(password).PressAsync("Enter");
        await Expect(visit.Page.Locator(".problems")).ToBeFocusedAsync();
        await Look.IsAccessibleAsync(visit.Page);
    }

    [Fact]
    public async Task A_profile_that_was_not_saved_says_so_first()
    {
        await using var visit = await table.ComeInAsync("ela");
        visit.Provoked.Add(422);
        await visit.GoAsync("/settings/profile");
        await visit.Page.FillAsync("[name=display_name]", new string('e', 60));
        await visit.Page.Locator("[name=display_name]").PressAsync("Enter");
        var summary = visit.Page.Locator(".problems");
        await Expect(summary).ToBeFocusedAsync();
        await PageLook.ShootAllAsync(visit, "settings-profile-problem");
        await Look.IsAccessibleAsync(visit.Page);
        await summary.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(visit.Page.Locator("[name=display_name]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_password_can_be_shown_and_is_hidden_when_it_is_sent()
    {
        await using var visit = await table.VisitorAsync();
        await visit.GoAsync("/sign-in");
        await visit.Page.FillAsync("[name=email]", "ela");
        var field = visit.Page.Locator("input[name=password]");
        await field.FillAsync(TestServer.PasswordOfMembers);
        var show = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show password" });
        var box = await show.BoundingBoxAsync();
        Assert.True(box is { Width: >= 44, Height: >= 44 }, $"{box?.Width} x {box?.Height}");
        await show.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("type", "text");
        await Look.ShootAsync(visit.Page, "sign-in-shown");
        await Look.IsAccessibleAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hide password" }).ClickAsync();
        await Expect(field).ToHaveAttributeAsync("type", "password");
        await show.ClickAsync();
        await visit.Page.EvaluateAsync("() => addEventListener('submit', event => event.preventDefault())");
        await visit.Page.ClickAsync("main button[type=submit]");
        await Expect(field).ToHaveAttributeAsync("type", "password");
    }

    [Fact]
    public async Task Without_script_there_is_no_button_that_does_nothing()
    {
        await using var visit = await table.VisitorAsync(new() { Script = false });
        await visit.GoAsync("/sign-in");
        await Expect(visit.Page.Locator(".secret-switch")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_press_joins_confirms_and_signs_in_once(bool script)
    {
        var name = script ? "twice" : "twice_plain";
        await using var visit = await table.VisitorAsync(new() { Script = script });
        await visit.GoAsync("/sign-up");
        await FillAsync(visit, name);
        await visit.Page.DblClickAsync("main button[type=submit]");
        await visit.Page.IsAtAsync("**/confirm");
        await visit.GoAsync(await table.Server.LinkAsync(name + "@example.org"));
        await PageLook.ShootAllAsync(visit, "confirm");
        await visit.Page.DblClickAsync("main form button[type=submit]");
        await visit.Page.IsAtAsync("**/home?welcome=1");
        await visit.GoAsync("/sign-in?again=1");
        await visit.Page.FillAsync("[name=email]", name);
        await visit.Page.FillAsync("[name=password]", Password);
        await visit.Page.DblClickAsync("main button[type=submit]");
        await visit.Page.IsAtAsync("**/home");
        await visit.GoAsync("/settings/sessions");
        await Expect(visit.Page.Locator(".keys .card")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".keys .card")).ToContainTextAsync("active now");
    }

    [Fact]
    public async Task Who_goes_back_can_press_the_button_again()
    {
        await using var visit = await table.VisitorAsync();
        await visit.GoAsync("/forgotten");
        for (var time = 0; time < 2; time++)
        {
            await visit.Page.FillAsync("[name=email]", "nobody@example.org");
            await visit.Page.ClickAsync("main button[type=submit]");
            await visit.Page.IsAtAsync("**/forgotten?sent=1");
            await visit.Page.GoBackAsync();
        }
    }

    private static async Task FillAsync(Visit visit, string name)
    {
        await visit.Page.FillAsync("input[name=username]", name);
        await visit.Page.FillAsync("input[name=email]", name + "@example.org");
        await visit.Page.FillAsync("input[name=password]", Password);
        await visit.Page.CheckAsync("input[name=agreement]");
    }
}
