using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>
/// Without a network one reads the home page as it last was; what one writes waits; and nothing of a person stays behind.
/// </summary>
public sealed class OfflineTests(Table table) : IClassFixture<Table>
{
    private const string HasHome = "async () => (await caches.keys()).some(name => name.startsWith('canteen-home.'))";
    private const string WhyNoWorker =
        """
        async () => {
          try {
            const it = await navigator.serviceWorker.register('/worker.js');
            return JSON.stringify({ installing: it.installing?.state, waiting: it.waiting?.state, active: it.active?.state });
          } catch (failure) { return String(failure); }
        }
        """;

    private const string HasNoHome = "async () => !(await caches.keys()).some(name => name.startsWith('canteen-home.'))";

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 950)]
    public async Task The_home_page_is_still_there_and_says_from_when_it_is(int width, int height)
    {
        await table.Ben.PublishAsync("Read me in the lift.");
        await using var visit = await ComeInAsync(width, height);
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.GoAsync("/home");
        var line = visit.Page.Locator(".offline");
        await Expect(line).ToContainTextAsync("You're offline. This is your home page as it was on ");
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Read me in the lift.");
        await Expect(visit.Page.Locator("#said")).ToContainTextAsync("You're offline.");
        await LooksGoodAsync(visit, "offline-home");
        await visit.Page.Context.SetOfflineAsync(false);
        await Expect(line).ToContainTextAsync("Back online.");
        await visit.UseAsync(".offline a:text-is('Show new posts')");
        await Expect(line).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("html")).Not.ToHaveAttributeAsync("data-offline", new System.Text.RegularExpressions.Regex("."));
    }

    [Fact]
    public async Task The_first_visit_is_enough_to_keep_it()
    {
        await table.Ben.PublishAsync("Read me on the first day.");
        await using var visit = await table.ComeInAsync("amara", new() { HasWorker = true });
        visit.LosesServer = true;
        await visit.GoAsync("/home");
        await visit.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller");
        await visit.Page.WaitForFunctionAsync("() => caches.match('/home')");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator(".offline")).ToContainTextAsync("You're offline.");
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Read me on the first day.");
    }

    [Fact]
    public async Task Any_other_page_says_that_it_needs_a_connection_and_leads_to_the_kept_one()
    {
        await using var visit = await ComeInAsync(390, 844);
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.GoAsync("/notifications");
        await Expect(visit.Page.Locator(".sorry-title")).ToHaveTextAsync("This page needs a connection.");
        await Expect(visit.Page.Locator("body")).Not.ToContainTextAsync("amara", new() { IgnoreCase = true });
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Read your saved home page" })).ToBeVisibleAsync();
        await LooksGoodAsync(visit, "offline");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Read your saved home page" }).ClickAsync();
        await Expect(visit.Page.Locator(".offline")).ToContainTextAsync("You're offline.");
        await visit.Page.GoBackAsync();
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.UseAsync("a:text-is('Try again')");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("Notifications");
    }

    [Fact]
    public async Task Nothing_of_a_person_stays_when_they_sign_out()
    {
        await using var visit = await table.VisitorAsync(new() { HasWorker = true });
        visit.LosesServer = true;
        await visit.SignInAsync("ela");
        await KeepHomeAsync(visit);
        await visit.Page.EvaluateAsync("document.querySelector('form[action=\"/sign-out\"]').requestSubmit()");
        await visit.Page.IsAtAsync("**/");
        await visit.Page.WaitForFunctionAsync(HasNoHome);
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator(".sorry-title")).ToHaveTextAsync("This page needs a connection.");
        await Expect(visit.Page.Locator("[data-kept-home]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Nothing_of_a_person_stays_when_they_were_signed_out_elsewhere()
    {
        await using var visit = await ComeInAsync(390, 844);
        await LoseSessionAsync(visit);
        await visit.GoAsync("/about");
        await visit.Page.WaitForFunctionAsync(HasNoHome);
    }

    [Fact]
    public async Task Nothing_of_a_person_stays_when_somebody_else_signs_in()
    {
        await using var visit = await ComeInAsync(390, 844);
        await LoseSessionAsync(visit);
        await visit.SignInAsync("ben");
        await visit.Page.WaitForFunctionAsync(
            "async () => (await caches.keys()).filter(name => name.startsWith('canteen-home.')).every(name => name.endsWith('.ben'))");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator("body")).Not.ToHaveAttributeAsync("data-viewer", "amara");
    }

    [Fact]
    public async Task What_could_not_be_sent_waits_until_its_writer_sends_it()
    {
        var asked = await table.Ben.PublishAsync("Who has the bladder scanner?");
        await using var visit = await table.ComeInAsync("amara", new() { Width = 390 });
        visit.LosesServer = true;
        await visit.GoAsync("/@ben/" + asked);
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.FillAsync("#reply textarea", "@ben Ward 7, behind the door.");
        await visit.Page.ClickAsync("#reply [type=submit]");
        await Expect(visit.Page.Locator("#shown.seen")).ToContainTextAsync("Couldn't reach the server.");
        await visit.Page.Context.SetOfflineAsync(false);
        var line = visit.Page.Locator(".offline");
        await Expect(line).ToContainTextAsync("What you wrote while you were offline is still here. It hasn't been sent.");
        await visit.GoAsync("/bookmarks");
        await Expect(line).ToContainTextAsync("You wrote something while you were offline. It hasn't been sent.");
        await LooksGoodAsync(visit, "unsent");
        await visit.UseAsync(".offline a:text-is('Review and send')");
        await Expect(visit.Page.Locator("#reply textarea")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".thread-reply")).ToHaveCountAsync(0);
        await visit.Page.ClickAsync("#reply [type=submit]");
        await Expect(visit.Page.Locator(".thread-reply")).ToContainTextAsync("Ward 7, behind the door.");
        await visit.GoAsync("/bookmarks");
        await Expect(line).ToHaveCountAsync(0);
    }

    /// <summary>No page is open meanwhile: one that just begins to listen would be told that nobody is signed in.</summary>
    private static async Task LoseSessionAsync(Visit visit)
    {
        await visit.Page.GotoAsync("about:blank");
        await visit.Page.Context.ClearCookiesAsync();
    }

    /// <summary>A member whose browser has kept the home page.</summary>
    private async Task<Visit> ComeInAsync(int width, int height)
    {
        var visit = await table.ComeInAsync("amara", new() { HasWorker = true, Width = width, Height = height });
        visit.LosesServer = true;
        await KeepHomeAsync(visit);
        return visit;
    }

    private static async Task KeepHomeAsync(Visit visit)
    {
        await visit.GoAsync("/home");
        await WaitForWorkerAsync(visit.Page);
        await visit.GoAsync("/home");
        await visit.Page.WaitForFunctionAsync(HasHome);
    }

    /// <summary>A browser with too much to do may give up installing the worker; the next page installs it then.</summary>
    private static async Task WaitForWorkerAsync(IPage page)
    {
        for (var visits = 0; visits < 3; visits++)
        {
            try
            {
                await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller");
                return;
            }
            catch (TimeoutException)
            {
                await page.ReloadAsync();
            }
        }
        Assert.Fail("There is no service worker: " + await page.EvaluateAsync<string>(WhyNoWorker));
    }

    private static async Task LooksGoodAsync(Visit visit, string name)
    {
        await PageLook.ShootAllAsync(visit, name);
        await Look.IsAccessibleAsync(visit.Page);
        await Look.FitsAsync(visit.Page);
    }
}
