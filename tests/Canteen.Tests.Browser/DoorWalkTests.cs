using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Coming in by keyboard, and the texts that one agrees to.</summary>
[Collection(OneTable.Name)]
public sealed class DoorWalkTests(Table table)
{
    private const string Password = "purple ladder porridge";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_newcomer_joins_by_keyboard_with_a_mistake_on_the_way(bool script)
    {
        var name = script ? "typist" : "plain_typist";
        await using var visit = await table.VisitorAsync(new() { Script = script });
        visit.Provoked.Add(422);
        await visit.GoAsync("/");
        await visit.UseAsync("main a:text-is('Join')");
        await visit.TypeAsync("[name=username]", "ben");
        await visit.TypeAsync("[name=email]", name + "@example.org");
        await visit.TypeAsync("[name=password]", Password);
        if (script) await ShowAsync(visit);
        await visit.UseAsync("[name=agreement]", "Space");
        await visit.UseAsync("main [type=submit]");
        await visit.HasFocusAsync(".problems[role=alert]");
        await visit.UseAsync(".problems a");
        await visit.HasFocusAsync("[name=username]");
        await visit.PressAsync("ControlOrMeta+a");
        await visit.Page.Keyboard.TypeAsync(name);
        await visit.TypeAsync("[name=password]", Password);
        await visit.PressAsync("Enter");
        await visit.Page.IsAtAsync("**/confirm");
        await visit.GoAsync(await table.Server.LinkAsync(name + "@example.org"));
        await visit.UseAsync("main form [type=submit]");
        await Expect(visit.Page.Locator(".notice.good")).ToContainTextAsync("Your account is ready");
        await visit.TypeAsync("#write textarea", $"Hello from {name}.");
        await visit.UseAsync("#write [type=submit]");
        await Expect(visit.Page.Locator(".post")).ToContainTextAsync($"Hello from {name}.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visitor_who_presses_favourite_signs_in_and_is_back_at_the_post_by_keyboard(bool script)
    {
        var id = await table.Ben.PublishAsync($"For visitors with keyboards. {script}");
        await using var visit = await table.VisitorAsync(new() { Script = script });
        visit.Provoked.Add(422);
        await visit.GoAsync("/public");
        if (script) await LooksIntoAsync(visit, id);
        await visit.UseAsync($"#p{id} [data-act=favourite]");
        await visit.TypeAsync("[name=email]", "ela@example.org");
        await visit.TypeAsync("[name=password]", "not my password");
        await visit.PressAsync("Enter");
        await visit.HasFocusAsync(".problems[role=alert]");
        await visit.TypeAsync("[name=password]", TestServer.PasswordOfMembers);
        if (script) await ShowAsync(visit);
        await visit.UseAsync("main [type=submit]");
        await visit.Page.IsAtAsync("**/public#p" + id);
        await visit.HasFocusAsync("#p" + id);
        await visit.UseAsync($"#p{id} [data-act=favourite]");
        await Expect(visit.Page.Locator($"#p{id} [data-act=favourite]")).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.IsSomewhereAsync();
    }

    [Fact]
    public async Task An_administrator_writes_a_text_and_a_rule_by_keyboard_and_who_joins_reads_them()
    {
        await table.Server.MemberAsync("editor", role: "admin");
        await using var visit = await table.ComeInAsync("editor", new() { Script = false });
        await visit.GoAsync("/settings/documents");
        await visit.UseAsync("main a[href='/settings/documents/accessibility']");
        await visit.TabToAsync("[name=text]");
        await visit.PressAsync("ControlOrMeta+Home");
        await visit.Page.Keyboard.TypeAsync("Written without a mouse.\n\n");
        await visit.UseAsync("[value=preview]");
        await Expect(visit.Page.Locator("#preview ~ .document")).ToContainTextAsync("Written without a mouse.");
        await visit.UseAsync("[value=save]");
        await Expect(visit.Page.Locator(".notice.good:focus")).ToContainTextAsync("Your text has been saved.");
        await visit.TypeAsync("#field-text", "Keep your shoes on.");
        await visit.PressAsync("Enter");
        await visit.HasFocusAsync("#rules");

        await using (var visitor = await table.VisitorAsync())
        {
            await visitor.GoAsync("/sign-up");
            await Expect(visitor.Page.Locator(".house-rules li")).ToHaveTextAsync(["Keep your shoes on."]);
            await visitor.UseAsync("footer a[href='/accessibility']");
            await Expect(visitor.Page.Locator(".document")).ToContainTextAsync("Written without a mouse.");
        }

        await visit.UseAsync("button:text-is('Delete rule 1')");
        await Expect(visit.Page.Locator(".rules-edit")).ToHaveCountAsync(0);
    }

    /// <summary>Enter on a post opens its thread for visitors too, who have no shortcuts.</summary>
    private static async Task LooksIntoAsync(Visit visit, string id)
    {
        await visit.UseAsync("#p" + id);
        await Expect(visit.Page.Locator(".post.focused")).ToBeVisibleAsync();
        await visit.UseAsync(".top [data-back]");
        await visit.HasFocusAsync("#p" + id);
    }

    /// <summary>The button beside the password field shows what was typed.</summary>
    private static async Task ShowAsync(Visit visit)
    {
        await visit.UseAsync(".secret-switch", "Space");
        await Expect(visit.Page.Locator("[name=password]")).ToHaveAttributeAsync("type", "text");
        await visit.HasFocusAsync(".secret-switch");
    }
}
