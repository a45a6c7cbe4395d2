using Canteen.Features.Reading.Trends;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>What trends, why, and what a moderator does about it; by keyboard, with script and without.</summary>
[Collection(OneTable.Name)]
public sealed class TrendWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_reads_what_trends_and_why_and_a_moderator_refuses_a_link(bool script)
    {
        var (tag, end) = ($"TrendWalk{script}", script ? "_live" : "_plain");
        var link = $"https://trend-{script}.example/page".ToLowerInvariant();
        await FillAsync(tag, link, end);
        await table.Server.MemberAsync("mod" + end, role: "moderator");
        await using var reader = await table.ComeInAsync("trend_a" + end, new() { Script = script, Width = 390, Height = 844 });
        var page = reader.Page;

        await reader.GoAsync("/search");
        await reader.UseAsync(".views a[href='/trends']");
        await Expect(page.Locator(".trend-post", new() { HasText = tag }).First.Locator(".trend-why"))
            .ToContainTextAsync("4 people in 3 organisations");
        if (script) await PageLook.IsGoodAsync(reader, "trends");
        await reader.GoAsync("/trends");
        await reader.UseAsync(".trend-parts a[href='/hashtags']");
        await Expect(page.Locator(".trend-tags li", new() { HasText = tag })).ToContainTextAsync("3 people");
        await reader.UseAsync(".trend-parts a[href='/trends/links']");
        var (shown, host) = (link["https://".Length..], new Uri(link).Host);
        var row = page.Locator(".trend-links li", new() { HasText = shown });
        await Expect(row).ToContainTextAsync("3 people");
        if (script) await PageLook.IsGoodAsync(reader, "trends-links");
        await reader.GoAsync("/trends/links");
        await reader.UseAsync($"a.trend-posts[href*='{host}']");
        await Expect(page.Locator("main .post")).ToHaveCountAsync(3);

        await using var desk = await table.ComeInAsync("mod" + end, new() { Script = script });
        await desk.GoAsync("/settings/trends");
        if (script) await PageLook.IsGoodAsync(desk, "trends-review");
        await desk.GoAsync("/settings/trends");
        var decided = desk.Page.Locator("[aria-labelledby=review-links] .trend-review", new() { HasText = shown }).First;
        await decided.Locator("button:has-text('Refuse')").FocusAsync();
        await desk.PressAsync("Enter");
        await Expect(desk.Page.Locator("#flash")).ToContainTextAsync("Your decision has been saved.");
        await Expect(decided).ToContainTextAsync("Refused");
        await RefreshAsync();
        await reader.GoAsync("/trends/links");
        await Expect(row).ToHaveCountAsync(0);
    }

    private async Task FillAsync(string tag, string link, string end)
    {
        var people = new List<Member>();
        foreach (var name in new[] { "a", "b", "c" })
        {
            var member = await table.Server.MemberAsync($"trend_{name}{end}");
            await member.PatchJsonAsync("/api/v1/accounts/update_credentials", new { canteen = new { organisation = "Trend " + name } });
            people.Add(member);
        }
        var post = "";
        foreach (var member in people) post = await member.PublishAsync($"Have you read this? {link} #{tag}");
        foreach (var member in people) await member.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        foreach (var other in new[] { table.Amara, table.Ben }) await other.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        await table.Server.DrainAsync();
        table.Server.Services.GetRequiredService<TrendCache>().Forget();
    }
}
