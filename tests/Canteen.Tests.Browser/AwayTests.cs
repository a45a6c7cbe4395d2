using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>No network: the page stays, and says so.</summary>
public sealed class AwayTests(Table table) : IClassFixture<Table>
{
    private const string Unreached = "The server could not be reached. Try again in a moment.";

    [Fact]
    public async Task Without_network_the_pill_leaves_one_where_one_is()
    {
        for (var i = 0; i < 12; i++) await table.Ben.PublishAsync($"Something to scroll past, {i}.");
        await using var visit = await OpenAsync("/home");
        await visit.Page.EvaluateAsync("scrollTo(0, 500)");
        await table.Ben.PublishAsync("Waits behind the pill.");
        var pill = visit.Page.Locator("[data-pill] a");
        await Expect(pill).ToHaveTextAsync("1 new post");
        await visit.Page.Context.SetOfflineAsync(true);
        await pill.ClickAsync();
        await SaysSoAsync(visit, "/home");
        await Expect(pill).ToHaveTextAsync("1 new post");
        await visit.Page.Context.SetOfflineAsync(false);
        await pill.ClickAsync();
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Waits behind the pill.");
    }

    [Theory]
    [InlineData("favourite")]
    [InlineData("boost")]
    [InlineData("bookmark")]
    public async Task Without_network_an_act_is_put_back(string act)
    {
        await table.Ben.PublishAsync("To be acted upon.");
        await using var visit = await OpenAsync("/home");
        await visit.Page.Context.SetOfflineAsync(true);
        var button = visit.Page.Locator($".post >> nth=0 >> [data-act={act}]");
        await button.ClickAsync();
        await SaysSoAsync(visit, "/home");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(button).ToBeFocusedAsync();
        await visit.Page.Context.SetOfflineAsync(false);
        await button.ClickAsync();
        await Expect(visit.Page.Locator($".just[data-act={act}]")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Without_network_notifications_and_threads_stay_too()
    {
        var id = await table.Amara.PublishAsync("Worth a heart, and an answer.");
        await using (var visit = await OpenAsync("/@amara/" + id))
        {
            await table.Ben.PublishAsync("The answer.", replyTo: id);
            await PressInVainAsync(visit);
        }
        await table.Ela.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await using (var visit = await OpenAsync("/notifications"))
        {
            await visit.Page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('.heard-words'))");
            await table.Ben.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
            await PressInVainAsync(visit);
        }
    }

    private async Task<Visit> OpenAsync(string path)
    {
        var visit = await table.ComeInAsync("amara");
        visit.LosesServer = true;
        await visit.ListenAsync(path);
        return visit;
    }

    private static async Task PressInVainAsync(Visit visit)
    {
        var address = visit.Page.Url;
        await Expect(visit.Page.Locator("[data-pill] a")).ToBeVisibleAsync();
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.ClickAsync("[data-pill] a");
        await SaysSoAsync(visit, new Uri(address).AbsolutePath);
    }

    private static async Task SaysSoAsync(Visit visit, string path)
    {
        await Expect(visit.Page.Locator("#said.seen")).ToHaveTextAsync(Unreached);
        await Expect(visit.Page.Locator("#said")).ToBeInViewportAsync();
        Assert.Equal(path, new Uri(visit.Page.Url).AbsolutePath);
        await Look.IsAccessibleAsync(visit.Page);
        await Look.ShootAsync(visit.Page, "unreached");
    }
}
