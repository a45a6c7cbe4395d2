using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Making a pack and agreeing to be in it, by keyboard; and a newcomer who begins with one.</summary>
public sealed class PackWalkTests(Table table) : IClassFixture<Table>
{
    private const string Packs = "/api/canteen/v1/packs";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pack_is_made_and_somebody_agrees_to_be_in_it(bool script)
    {
        // No name begins with another: they are searched for.
        var (maker, asked) = script ? ("rae", "sol") : ("petra", "quill");
        await table.Server.MemberAsync(maker);
        await table.Server.MemberAsync(asked);
        await using var visit = await table.ComeInAsync(maker, new() { Script = script });
        await visit.GoAsync("/people");
        await visit.UseAsync("main .views a[href='/packs']");
        await Expect(visit.Page.Locator("main .views [aria-current]")).ToHaveTextAsync("Packs");
        await visit.UseAsync("main a[href='/packs/new']");
        await visit.TypeAsync("[name=name]", $"Team of {maker}");
        await visit.TypeAsync("[name=description]", "Who is good to ask");
        await visit.UseAsync("main .form button[type=submit]");
        await visit.Page.IsAtAsync("**/people#flash");
        await visit.TypeAsync("#find-people", asked);
        await visit.PressAsync("Enter");
        await visit.UseAsync("[data-act=pack-add]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("has been asked");
        await Expect(visit.Page.Locator("section[aria-labelledby=pack-waiting] .person")).ToHaveCountAsync(1);

        await using var other = await table.ComeInAsync(asked, new() { Script = script });
        await other.GoAsync("/notifications");
        await other.UseAsync(".pack-questions a");
        await Expect(other.Page.Locator("section[aria-labelledby=asking] .pack-name")).ToHaveTextAsync($"Team of {maker}");
        await other.UseAsync("[data-act=pack-agree]");
        await Expect(other.Page.Locator(".flash")).ToContainTextAsync("You're in the pack now");
        await other.UseAsync("section[aria-labelledby=with-me] .pack-name a");
        await Expect(other.Page.Locator(".pack-people .person .name")).ToHaveTextAsync(asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_newcomer_signs_up_chooses_a_pack_and_has_a_full_home(bool script)
    {
        var name = script ? "newcomer" : "plain_newcomer";
        await table.Ben.PublishAsync("Night 3 of 4, and the toast is on.");
        var pack = await table.Amara.PostJsonAsync(Packs, new { name = $"Night shift for {name}", description = "Who is awake" });
        var path = $"{Packs}/{pack.GetProperty("id").GetString()}";
        await table.Amara.PostJsonAsync(path + "/accounts", new { account_ids = new[] { table.Amara.Id, table.Ben.Id } });
        await table.Ben.PostJsonAsync(path + "/agree");
        await table.Server.DrainAsync();
        await using var visit = await table.VisitorAsync(new() { Script = script });
        visit.Provoked.Add(422);
        await SignUpAsync(visit, name);
        await visit.GoAsync(await table.Server.LinkAsync(name + "@example.org"));
        await visit.Page.ClickAsync("main form button[type=submit]");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Choose a pack to start with");
        await visit.UseAsync(".pack-start button[type=submit]");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Tick at least one pack");
        await visit.TabToAsync($"[aria-describedby='about-{pack.GetProperty("id").GetString()}']");
        await visit.PressAsync("Space");
        await visit.UseAsync(".pack-start button[type=submit]");
        await visit.Page.IsAtAsync("**/home?welcome=1");
        await Expect(visit.Page.Locator(".notice.good", new() { HasText = "Your account is ready" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".post", new() { HasText = "the toast is on" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_card_is_ticked_wherever_it_is_pressed()
    {
        await table.Server.MemberAsync("wes");
        var pack = await table.Ben.PostJsonAsync(Packs, new { name = "Press anywhere", description = "On the words as well" });
        var id = pack.GetProperty("id").GetString();
        await table.Ben.PostJsonAsync($"{Packs}/{id}/accounts", new { account_ids = new[] { table.Ben.Id } });
        await using var visit = await table.ComeInAsync("wes");
        await visit.GoAsync("/packs/start");
        await visit.Page.Locator(".pack-choice", new() { HasText = "Press anywhere" }).GetByText("On the words as well")
            .ClickAsync(new() { Force = true });
        await Expect(visit.Page.Locator($"#choose-{id}")).ToBeCheckedAsync();
    }

    private static async Task SignUpAsync(Visit visit, string name)
    {
        await visit.GoAsync("/sign-up");
        await visit.Page.FillAsync("input[name=username]", name);
        await visit.Page.FillAsync("input[name=email]", name + "@example.org");
        await visit.Page.FillAsync("input[name=password]", "purple ladder porridge");
        await visit.Page.CheckAsync("input[name=agreement]");
        await visit.Page.ClickAsync("main button[type=submit]");
        await visit.Page.IsAtAsync("**/confirm");
    }
}
