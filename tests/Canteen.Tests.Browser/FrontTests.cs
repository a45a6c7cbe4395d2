using Canteen.Testing;
using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

public sealed class FrontTests(Chromium chromium)
{
    [Fact]
    public async Task A_visitor_sees_what_Canteen_is_and_where_to_come_in()
    {
        await using var server = await TestServer.StartAsync(realClock: true);
        await using var visit = await Visit.StartAsync(chromium, server);
        await visit.Page.GotoAsync("/");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "The staff canteen, online." })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Come in" })).ToHaveAttributeAsync("href", "/sign-up");
        await Look.IsAccessibleAsync(visit.Page);
        await Look.ShootAsync(visit.Page, "front");
    }
}
