using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>What a newcomer does: sign up, open the mail, confirm, write a first post.</summary>
public sealed class JoinTests(Table table) : IClassFixture<Table>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_newcomer_signs_up_confirms_and_says_hello(bool script)
    {
        var name = script ? "newcomer" : "plain_newcomer";
        await using var visit = await table.VisitorAsync(new() { Script = script });
        await SignUpAsync(visit, name);
        await visit.GoAsync(await table.Server.LinkAsync(name + "@example.org"));
        await visit.Page.ClickAsync("main form button[type=submit]");
        await Expect(visit.Page.Locator(".notice.good")).ToContainTextAsync("Your account is ready");
        await visit.Page.FillAsync("#write textarea", $"Hello from {name}.");
        await visit.Page.ClickAsync("#write button[type=submit]");
        await Expect(visit.Page.Locator(".post", new() { HasText = $"Hello from {name}." })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_opens_the_mail_in_another_browser_types_the_password_or_sets_a_new_one()
    {
        await using var ward = await table.VisitorAsync();
        await SignUpAsync(ward, "wanderer");
        var link = await table.Server.LinkAsync("wanderer@example.org");
        await using var phone = await table.VisitorAsync(new() { Width = 390, Height = 844 });
        phone.Provoked.Add(422);
        await phone.GoAsync(link);
        await PageLook.ShootAllAsync(phone, "confirm-elsewhere");
        await phone.Page.FillAsync("input[name=password]", "purple porridge ladder");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That password isn't right");
        await Look.IsAccessibleAsync(phone.Page);
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Forgotten your password?" }).ClickAsync();
        await Look.IsAccessibleAsync(phone.Page);
        await phone.Page.FillAsync("input[name=new_password]", "violet ladder porridge");
        await phone.Page.ClickAsync("main form button[type=submit]");
        await Expect(phone.Page.Locator(".notice.good")).ToContainTextAsync("Your account is ready");
    }

    [Fact]
    public async Task A_mistake_on_the_form_is_named_where_it_was_made()
    {
        await using var visit = await table.VisitorAsync();
        visit.Provoked.Add(422);
        await visit.GoAsync("/sign-up");
        await visit.Page.FillAsync("input[name=username]", "ben");
        await visit.Page.FillAsync("input[name=email]", "another@example.org");
        await visit.Page.FillAsync("input[name=password]", "purple ladder porridge");
        await visit.Page.CheckAsync("input[name=agreement]");
        await visit.Page.ClickAsync("main button[type=submit]");
        await Expect(visit.Page.Locator("input[name=username]")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(visit.Page.Locator("input[name=email]")).ToHaveValueAsync("another@example.org");
        await Look.IsAccessibleAsync(visit.Page);
    }

    private static async Task SignUpAsync(Visit visit, string name)
    {
        await visit.GoAsync("/");
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Join", Exact = true }).ClickAsync();
        await visit.Page.FillAsync("input[name=username]", name);
        await visit.Page.FillAsync("input[name=email]", name + "@example.org");
        await visit.Page.FillAsync("input[name=password]", "purple ladder porridge");
        await visit.Page.CheckAsync("input[name=agreement]");
        await visit.Page.ClickAsync("main button[type=submit]");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToContainTextAsync("Join");
    }
}
