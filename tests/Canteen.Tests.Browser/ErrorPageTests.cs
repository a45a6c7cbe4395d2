using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>The pages for what goes wrong on our side, and for asking too often.</summary>
public sealed class ErrorPageTests(Chromium chromium) : IAsyncLifetime
{
    private const int MailsAllowed = 5;
    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(
        s => s with { RateLimits = true }, realClock: true, routes: routes =>
        {
            routes.MapGet("/dropped", IResult () => throw new InvalidOperationException("Dropped.")).AllowEveryone();
            routes.MapGet("/away", IResult () => throw new DatabaseUnavailableException("Away.", new IOException())).AllowEveryone();
        });

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_page_that_failed_is_good_to_look_at_for_everyone_and_offers_to_try_again()
    {
        foreach (var (path, code) in new[] { ("/dropped", 500), ("/away", 503) })
        {
            await using var visit = await Visit.StartAsync(chromium, Server);
            visit.Provoked.Add(code);
            Assert.Equal(code, (await visit.GoAsync(path))!.Status);
            var way = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Try again" });
            await Expect(way).ToHaveAttributeAsync("href", path);
            await PageLook.IsGoodAsync(visit, "error-" + code);
        }
    }

    [Fact]
    public async Task Who_asks_too_often_gets_a_page_that_is_good_to_look_at_for_everyone()
    {
        await using var visit = await Visit.StartAsync(chromium, Server);
        visit.Provoked.Add(429);
        for (var time = 0; time <= MailsAllowed; time++)
        {
            await visit.GoAsync("/forgotten");
            await visit.Page.FillAsync("[name=email]", "nobody@example.org");
            var answer = await visit.Page.RunAndWaitForResponseAsync(
                () => visit.Page.ClickAsync("main button[type=submit]"), answer => answer.Request.Method == "POST");
            Assert.Equal(time < MailsAllowed ? 303 : 429, answer.Status);
        }
        await Expect(visit.Page.Locator(".sorry")).ToContainTextAsync("Please wait a few minutes, then try again.");
        await PageLook.IsGoodAsync(visit, "error-429");
    }
}
