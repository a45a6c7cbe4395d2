using Canteen.Testing;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Somebody back from nights reads what they missed, to its end, by keyboard.</summary>
[Collection(OneTable.Name)]
public sealed class CatchUpWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_missed_is_read_to_its_end(bool script)
    {
        var (name, other) = script ? ("nadia", "orla") : ("nesta", "olwen");
        var (reader, writer) = (await table.Server.MemberAsync(name), await table.Server.MemberAsync(other));
        await reader.FollowAsync(writer);
        await writer.PublishAsync("Has anybody a spare torch?");
        for (var i = 1; i <= 35; i++) await writer.PublishAsync($"Round {i} of thirty-five");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(name, new() { Script = script });
        await visit.GoAsync("/home");
        await visit.UseAsync("main .views a[href='/catch-up']");
        await Expect(visit.Page.Locator(".catch-question")).ToHaveTextAsync("What happened while you were away?");
        await visit.UseAsync(".catch-contents a[href='#catch-questions']");
        await visit.UseAsync(".catch-contents a[href='#catch-rest']", tab: "Shift+Tab");
        if (script)
        {
            await visit.Page.Locator("#catch-questions .post").First.FocusAsync();
            await visit.PressAsync("j");
            await Expect(visit.Page.Locator("#catch-rest ~ .feed .post").First).ToBeFocusedAsync();
            await visit.PressAsync("k");
            await Expect(visit.Page.Locator("#catch-questions .post").First).ToBeFocusedAsync();
        }
        await Expect(visit.Page.Locator(".catch-all")).ToHaveCountAsync(0);
        await visit.UseAsync(".catch-pages [rel=next]");
        await Expect(visit.Page.Locator(".catch-all")).ToContainTextAsync("That is all since");
        await visit.UseAsync(".catch-end form button");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You're all caught up.");
        await visit.GoAsync("/catch-up");
        await Expect(visit.Page.Locator(".catch-all")).ToContainTextAsync("Nothing new since");
    }
}
