using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>An organisation knows who somebody is, and readers learn that it does, but not who.</summary>
[Collection(OneTable.Name)]
public sealed class PseudonymWalkTests(Table table)
{
    private const string RealName = "Philippa Realname";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_takes_a_pseudonym_a_steward_recognises_it_and_readers_see_no_name(bool script)
    {
        var end = script ? "_live" : "_plain";
        var (owl, keeper) = (await table.Server.MemberAsync("owl" + end), await table.Server.MemberAsync("keeper" + end));
        var slug = script ? "night-hill" : "night-dale";
        var hill = await table.Server.OpenOrganisationAsync(slug, "Night Hill " + script, "A hospital with its lights on.", keeper);
        var membership = await table.Server.JoinAsync(hill, owl);
        await using var mine = await table.ComeInAsync(owl.Handle, new() { Script = script, Width = 390, Height = 844 });
        await using var steward = await table.ComeInAsync(keeper.Handle, new() { Script = script });
        await using var reader = await table.VisitorAsync(new() { Script = script });
        var mark = reader.Page.Locator(".memberships");

        await mine.GoAsync("/settings/organisations");
        await mine.UseAsync($"a[href='/settings/organisations/{membership}']");
        await mine.UseAsync("[name=look]:checked", "ArrowDown");
        await mine.PressAsync("ArrowDown");
        await mine.TypeAsync("[name=real_name]", RealName);
        await mine.UseAsync("[name=names_organisation]", "Space");
        await mine.UseAsync("main .form button[type=submit]");
        await Expect(mine.Page.Locator("#flash")).ToBeVisibleAsync();
        await reader.GoAsync("/@" + owl.Handle);
        await Expect(mark).ToHaveCountAsync(0);

        await steward.GoAsync("/organisations/" + slug);
        await steward.UseAsync($"main a[href='/organisations/{slug}/steward']");
        await Expect(steward.Page.Locator(".real-name").First).ToHaveTextAsync(RealName);
        await steward.UseAsync("button:has-text('Known to us')");
        await Expect(steward.Page.Locator("#flash")).ToBeVisibleAsync();
        await Expect(steward.Page.Locator("#to-recognise")).ToHaveCountAsync(0);

        await reader.GoAsync("/@" + owl.Handle);
        await Expect(mark).ToContainTextAsync("writing under a pseudonym");
        if (script) await PageLook.IsGoodAsync(reader, "profile-pseudonym");
        Assert.DoesNotContain("Realname", await reader.Page.ContentAsync(), StringComparison.Ordinal);
        await reader.UseAsync($".memberships a[href='/organisations/{slug}']");
        await Expect(reader.Page.Locator("h1")).ToContainTextAsync("Night Hill");
        Assert.DoesNotContain("Realname", await reader.Page.ContentAsync(), StringComparison.Ordinal);
        await Expect(reader.Page.Locator("main")).Not.ToContainTextAsync("@" + owl.Handle);
    }
}
