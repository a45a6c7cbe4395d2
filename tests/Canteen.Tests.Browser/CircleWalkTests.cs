using Canteen.Testing;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Somebody looks at their circle on a phone and widens it, with script and without.</summary>
[Collection(OneTable.Name)]
public sealed class CircleWalkTests(Table table)
{
    private static readonly (string Profession, string Organisation, string Place)[] Work =
    [
        ("Nursing", "St Brannock's Hospital", "South Wales"), ("nursing", "St Brannock’s hospital", "South Wales"),
        ("Nursing", "Aire Community Care", "West Yorkshire"), ("Occupational therapy", "Aire Community Care", "West Yorkshire"),
        ("Speech and language therapy", "Aire Community Care", ""), ("Medicine", "Brackenfell Infirmary", "Cumbria"),
        ("Medicine", "Fenmarsh Surgery", "Lincolnshire"), ("Knowledge and library services", "Mid Wales Knowledge Hub", "Mid Wales"),
        ("Healthcare science", "Brackenfell Infirmary", ""), ("Portering", "St Brannock's Hospital", "South Wales"),
        ("Chaplaincy", "Lantern House Hospice", ""), ("Social care", "", "Devon"), ("", "", ""), ("", "", ""),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_sees_whom_they_follow_where_to_find_more_and_who_would_widen_it(bool script)
    {
        var end = script ? "_live" : "_plain";
        await FillAsync("circ" + end, end);
        await using var visit = await table.ComeInAsync("circ" + end, new() { Script = script, Width = 390, Height = 844 });
        var page = visit.Page;

        await visit.GoAsync("/people");
        await visit.UseAsync(".views a[href='/circle']");
        await Expect(page.Locator(".circle-sum")).ToContainTextAsync("You follow");
        await Expect(page.Locator(".circle-sum")).ToContainTextAsync("6 organisations");
        await Expect(page.Locator(".circle-unsaid")).ToContainTextAsync("3 people do not say where they work.");
        if (script) await PageLook.IsGoodAsync(visit, "circle");
        await visit.GoAsync("/circle");
        await visit.UseAsync(".circle-kinds a[href='/circle?by=professions']");
        await Expect(page.Locator(".circle-table tbody tr").First).ToContainTextAsync("Nursing");
        if (script) await PageLook.IsGoodAsync(visit, "circle-professions");
        await visit.GoAsync("/circle?by=places");
        if (script) await PageLook.IsGoodAsync(visit, "circle-places");
        await visit.GoAsync("/circle?by=professions");
        await visit.UseAsync(".circle-table a:has-text('Portering')");
        await Expect(page.Locator("[data-filter=profession]")).ToContainTextAsync("Portering");
        await visit.GoAsync("/circle");

        var unknown = page.Locator(".circle-wider .person", new() { HasText = "Wider One" + end });
        await Expect(unknown.Locator(".why")).ToContainTextAsync("You follow no one in Podiatry");
        await unknown.Locator("[data-act=dismiss]").FocusAsync();
        await visit.PressAsync("Enter");
        await Expect(page.Locator("#flash")).ToContainTextAsync("suggested to you again");
        await Expect(unknown).ToHaveCountAsync(0);
        var other = page.Locator(".circle-wider .person", new() { HasText = "Wider Two" + end });
        await other.Locator("[data-act=follow]").FocusAsync();
        await visit.PressAsync("Enter");
        if (script) await Expect(other.Locator("[data-act=follow]")).ToContainTextAsync("Following");
        else await Expect(other).ToHaveCountAsync(0);
        await visit.GoAsync("/circle?by=professions");
        await Expect(page.Locator(".circle-table").First).ToContainTextAsync("Dietetics");
        await Expect(other).ToHaveCountAsync(0);
    }

    private async Task FillAsync(string handle, string end)
    {
        var me = await table.Server.MemberAsync(handle);
        for (var i = 0; i < Work.Length; i++)
        {
            var other = await PersonAsync($"circ_{i}{end}", $"Person {i}", Work[i].Profession, Work[i].Organisation, Work[i].Place);
            await me.FollowAsync(other);
            if (i % 3 == 0) await other.FollowAsync(me);
        }
        await PersonAsync("wider1" + end, "Wider One" + end, "Podiatry " + end, "Gower Vale " + end, "Swansea " + end);
        await PersonAsync("wider2" + end, "Wider Two" + end, "Dietetics " + end, "Tamarside Homes " + end, "Cornwall " + end);
        await table.Server.DrainAsync();
    }

    private async Task<Member> PersonAsync(string handle, string name, string profession, string organisation, string place)
    {
        var person = await table.Server.MemberAsync(handle);
        await person.PatchJsonAsync(
            "/api/v1/accounts/update_credentials",
            new { discoverable = true, display_name = name, canteen = new { profession, organisation, place } });
        return person;
    }
}
