using System.Globalization;
using Canteen.Features.Reading.Live;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>
/// Pages that were cut off for a while, in the background or because the server was away. Afterwards nothing is missing, and nothing is
/// there twice.
/// </summary>
public sealed class CatchUpTests(Chromium chromium) : IAsyncLifetime
{
    private readonly Table _table = new(chromium);

    public ValueTask InitializeAsync() => _table.InitializeAsync();

    public ValueTask DisposeAsync() => _table.DisposeAsync();

    [Fact]
    public async Task A_tab_in_the_background_asks_for_nothing_and_catches_up_when_it_is_back()
    {
        var (gone, liked) = (await _table.Ben.PublishAsync("Soon to go."), await _table.Ben.PublishAsync("Soon to be liked."));
        await _table.Server.DrainAsync();
        await using var visit = await _table.ComeInAsync("amara");
        await visit.ListenAsync("/home");
        var closed = visit.Page.WaitForStreamEndAsync();
        await visit.HideAsync(true);
        await closed;
        var asked = new List<string>();
        visit.Page.Request += (_, request) => asked.Add($"{request.ResourceType} {request.Url}");
        for (var i = 0; i < 120; i++) await _table.Ben.PublishAsync($"While you were away, {i}.");
        await _table.Ben.DeleteAsync("/api/v1/statuses/" + gone);
        await _table.Ela.PostJsonAsync($"/api/v1/statuses/{liked}/favourite");
        Assert.Empty(_table.Server.Services.GetRequiredService<PostsOnOpenPages>().PagesWith(
            new PostId(long.Parse(liked, CultureInfo.InvariantCulture))));
        Assert.Empty(asked);
        await visit.HideAsync(false);
        await Expect(Posts(visit)).ToHaveCountAsync(121);
        await Expect(visit.Page.Locator(".post", new() { HasText = "Soon to be liked." }).Locator("[data-act=favourite] .n"))
            .ToHaveTextAsync("1");
        await ShowsEachOnceAsync(visit, "While you were away", 120);
    }

    [Fact]
    public async Task A_tab_that_went_to_the_background_before_it_was_live_catches_up_too()
    {
        var liked = await _table.Ben.PublishAsync("Liked a moment later.");
        await using var visit = await _table.ComeInAsync("amara");
        var (asked, isHeld) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), true);
        await visit.Page.RouteAsync("**/live/home*", async route =>
        {
            if (!isHeld) await route.ContinueAsync();
            else asked.TrySetResult();
        });
        await visit.GoAsync("/home");
        await asked.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience), TestContext.Current.CancellationToken);
        await visit.HideAsync(true);
        isHeld = false;
        await _table.Ela.PostJsonAsync($"/api/v1/statuses/{liked}/favourite");
        await visit.HideAsync(false);
        await Expect(visit.Page.Locator(".post", new() { HasText = "Liked a moment later." }).Locator("[data-act=favourite] .n"))
            .ToHaveTextAsync("1");
    }

    [Fact]
    public async Task After_hundreds_of_posts_one_starts_again_at_the_newest()
    {
        await _table.Ben.PublishAsync("Long ago.");
        await using var visit = await _table.ComeInAsync("amara");
        // The first look of the page is over before anything is published, or it might bring some of the posts.
        await visit.Page.RunAndWaitForResponseAsync(
            () => visit.ListenAsync("/home"), answer => answer.Url.Contains("min_id=", StringComparison.Ordinal));
        await visit.HideAsync(true);
        for (var i = 0; i < 210; i++) await _table.Ben.PublishAsync($"One of hundreds, {i}.");
        await visit.HideAsync(false);
        var pill = visit.Page.Locator("[data-pill] a");
        await Expect(pill).ToHaveTextAsync("Lots of new posts");
        await Expect(Posts(visit)).ToHaveCountAsync(1);
        await pill.ClickAsync();
        await Expect(Posts(visit).First).ToContainTextAsync("One of hundreds, 209.");
        await Expect(Posts(visit)).ToHaveCountAsync(20);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(600)]
    public async Task After_a_busy_moment_a_gap_makes_nothing_new_that_is_not(int scrolled)
    {
        for (var i = 0; i < 40; i++) await _table.Ben.PublishAsync($"All within five seconds, {i}.");
        await using var visit = await _table.ComeInAsync("amara");
        await visit.ListenAsync("/home");
        await visit.Page.EvaluateAsync("y => scrollTo(0, y)", scrolled);
        await BlinkAsync(visit);
        await Expect(Posts(visit)).ToHaveCountAsync(20);
        await Expect(visit.Page.Locator("[data-pill] a")).ToBeHiddenAsync();
        await visit.Page.EvaluateAsync("scrollTo(0, 0)");
        await _table.Ben.PublishAsync("Truly new.");
        await Expect(Posts(visit).First).ToContainTextAsync("Truly new.");
        await Expect(Posts(visit)).ToHaveCountAsync(21);
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("1 new post loaded");
    }

    [Fact]
    public async Task What_came_in_late_below_newer_ones_is_found_after_a_gap()
    {
        for (var i = 0; i < 30; i++) await _table.Ben.PublishAsync($"In a row, {i}.");
        await using var visit = await _table.ComeInAsync("amara");
        await visit.ListenAsync("/home");
        await visit.Page.EvaluateAsync("document.querySelectorAll('.feed .post')[2].remove()");
        await BlinkAsync(visit);
        await Expect(Posts(visit)).ToHaveCountAsync(20);
        await ShowsEachOnceAsync(visit, "In a row", 20);
    }

    [Fact]
    public async Task Posts_that_come_while_others_are_fetched_come_once()
    {
        await using var visit = await _table.ComeInAsync("amara");
        await visit.ListenAsync("/home");
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => _table.Ben.PublishAsync($"All at once, {i}.")));
        await Expect(Posts(visit)).ToHaveCountAsync(30);
        await ShowsEachOnceAsync(visit, "All at once", 30);
        await Expect(visit.Page.Locator("[data-pill] a")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task When_the_server_has_been_away_nothing_is_missing_and_nothing_twice()
    {
        await using var database = await TestDatabase.CreateAsync();
        var server = await TestServer.StartAsync(realClock: true, database: database);
        var (amara, ben) = (await server.MemberAsync("amara"), await server.MemberAsync("ben"));
        await amara.FollowAsync(ben);
        var gone = await ben.PublishAsync("Before the break, and gone after.");
        await using var visit = await Visit.StartAsync(chromium, server);
        visit.LosesServer = true;
        await visit.SignInAsync("amara");
        await visit.ListenAsync("/home");
        await ben.PublishAsync("Before the break.");
        await Expect(Posts(visit)).ToHaveCountAsync(2);

        await server.DisposeAsync();
        await using (var quiet = await TestServer.StartAsync(realClock: true, database: database))
        {
            var elsewhere = await quiet.SecondTokenAsync(ben, "read write");
            for (var i = 0; i < 30; i++) await elsewhere.PublishAsync($"During the break, {i}.");
            await elsewhere.DeleteAsync("/api/v1/statuses/" + gone);
        }
        await using var again = await TestServer.StartAsync(realClock: true, database: database, port: new Uri(server.Address).Port);

        await Expect(Posts(visit)).ToHaveCountAsync(31);
        await ShowsEachOnceAsync(visit, "During the break", 30);
        await ben.PublishAsync("After the break.");
        await Expect(Posts(visit).First).ToContainTextAsync("After the break.");
        await Expect(Posts(visit)).ToHaveCountAsync(32);
    }

    /// <summary>The network goes away and comes back; returns once the page has asked for what it missed.</summary>
    private static async Task BlinkAsync(Visit visit)
    {
        visit.LosesServer = true;
        await visit.Page.Context.SetOfflineAsync(true);
        await Expect(visit.Page.Locator(".live-bar")).ToContainTextAsync("Reconnecting…");
        await visit.Page.RunAndWaitForResponseAsync(
            () => visit.Page.Context.SetOfflineAsync(false), answer => answer.Url.Contains("min_id", StringComparison.Ordinal));
        // The page processes the answers in later tasks.
        await visit.Page.EvaluateAsync("new Promise(done => setTimeout(done, 300))");
    }

    private static ILocator Posts(Visit visit) => visit.Page.Locator(".feed .post");

    /// <summary>All posts of a series are shown, newest first, each once.</summary>
    private static async Task ShowsEachOnceAsync(Visit visit, string series, int count)
    {
        var entries = await visit.Page.EvaluateAsync<string[]>(
            "series => [...document.querySelectorAll('.feed .post')].filter(p => p.textContent.includes(series)).map(p => p.dataset.entry)", series);
        Assert.Equal(count, entries.Length);
        Assert.Equal(entries.Select(long.Parse).Distinct().OrderDescending(), entries.Select(long.Parse));
    }
}
