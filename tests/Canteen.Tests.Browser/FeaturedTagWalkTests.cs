using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Featuring hashtags on one's profile by keyboard, with and without script.</summary>
[Collection(OneTable.Name)]
public sealed class FeaturedTagWalkTests(Table table)
{
    private const string Settings = "/settings/hashtags";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hashtags_are_added_shown_on_the_profile_read_and_removed(bool script)
    {
        var name = script ? "ffion" : "ffion_plain";
        var ffion = await table.Server.MemberAsync(name);
        await ffion.PublishAsync("Two sugars, no questions. #TeaRound");
        await ffion.PublishAsync("The lift is fixed.");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(name, new() { Script = script });
        var page = visit.Page;

        await visit.GoAsync($"/@{name}");
        await visit.UseAsync(".topics-edit");
        await page.FillAsync("#field-name", "#WardPlants");
        await visit.UseAsync(".settings form .button");
        await Expect(page.Locator("[aria-labelledby=featured-tags] li")).ToHaveCountAsync(1);
        await visit.UseAsync("[data-act=feature-tag]");
        await Expect(page.Locator("[aria-labelledby=featured-tags] li")).ToHaveCountAsync(2);

        await visit.GoAsync($"/@{name}");
        await Expect(page.Locator(".topics li")).ToHaveTextAsync(["#TeaRound", "#WardPlants"]);
        await visit.UseAsync(".topics li a");
        await page.IsAtAsync($"**/@{name}/tagged/tearound");
        await Expect(page.Locator(".feed .post")).ToHaveCountAsync(1);
        await Expect(page.Locator(".feed .post")).ToContainTextAsync("Two sugars");
        await Expect(page.Locator(".views [aria-current=page]")).ToHaveTextAsync("#TeaRound");

        await visit.GoAsync(Settings);
        await visit.UseAsync("[data-act=unfeature-tag]");
        await Expect(page.Locator("[aria-labelledby=featured-tags] li")).ToHaveCountAsync(1);
        await visit.GoAsync($"/@{name}");
        await Expect(page.Locator(".topics li")).ToHaveTextAsync(["#WardPlants"]);
    }
}
