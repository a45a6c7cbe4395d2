using System.Diagnostics;
using System.Globalization;
using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>
/// From the front page to a first reply to somebody of one's own profession, on a phone and without reading any help.
/// </summary>
public sealed class FirstWalkTests(Table table, ITestOutputHelper output) : IClassFixture<Table>
{
    // Milliseconds. People type 36 words a minute on a phone (Palin and others, "How do people type on mobile devices?", 2019), and
    // take about 1.35 s to decide on a step (Card, Moran and Newell's keystroke-level model) and 1 s to reach and tap.
    private const int Letter = 280;
    private const int Step = 2350;

    private readonly Stopwatch _watch = new();
    private int _humanTime;

    [Fact]
    public async Task A_newcomer_replies_to_somebody_of_their_profession()
    {
        var asked = await NurseAsksAsync();
        await using var visit = await table.VisitorAsync(new() { Width = 390, Height = 844 });
        var page = visit.Page;
        await visit.GoAsync("/");
        _watch.Start();
        await TapAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Join", Exact = true }));
        await TypeAsync(page.GetByLabel("Username"), "rosa_nights");
        await TypeAsync(page.GetByLabel("Email address"), "rosa@example.org");
        await TypeAsync(page.GetByLabel("Password", new() { Exact = true }), "purple ladder porridge");
        await TapAsync(page.GetByRole(AriaRole.Checkbox));
        await TapAsync(page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }));
        await page.IsAtAsync("**/confirm");
        // To the mail, the message, and the link in it.
        _humanTime += 3 * Step;
        await visit.GoAsync(await table.Server.LinkAsync("rosa@example.org"));
        await TapAsync(page.GetByRole(AriaRole.Button, new() { Name = "Yes, confirm it and sign in" }));
        _humanTime += 2 * Step;
        await page.GetByLabel("Profession").SelectOptionAsync("Nursing");
        await TapAsync(page.GetByRole(AriaRole.Button, new() { Name = "Find people like me" }));
        await TapAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Ben Thomas" }).First);
        await TapAsync(page.Locator($"#p{asked}").GetByRole(AriaRole.Link, new() { Name = "Reply" }));
        await TypeAsync(page.Locator("#reply textarea"), "Behind the blue door on ward 7.", click: false);
        await TapAsync(page.Locator("#reply").GetByRole(AriaRole.Button, new() { Name = "Reply" }));
        await Expect(page.Locator(".thread-reply")).ToContainTextAsync("Behind the blue door on ward 7.");
        await Expect(page.Locator(".flash")).ToContainTextAsync("Reply posted.");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"A person at usual speed: {_humanTime / 1000.0:0} s, and the pages {_watch.Elapsed.TotalSeconds:0} s of that walk."));
    }

    private async Task<string> NurseAsksAsync()
    {
        await table.Ben.PatchJsonAsync(
            "/api/v1/accounts/update_credentials",
            new { display_name = "Ben Thomas", discoverable = true, canteen = new { job_title = "Staff nurse", profession = "Nursing" } });
        return await table.Ben.PublishAsync("Who knows where the bladder scanner is kept at night?");
    }

    private async Task TapAsync(ILocator what)
    {
        _humanTime += Step;
        await what.ClickAsync();
    }

    private async Task TypeAsync(ILocator box, string words, bool click = true)
    {
        if (click) await TapAsync(box);
        _humanTime += words.Length * Letter;
        await box.PressSequentiallyAsync(words);
    }
}
