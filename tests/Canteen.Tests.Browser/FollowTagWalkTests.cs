using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Following a hashtag by keyboard, with and without script.</summary>
[Collection(OneTable.Name)]
public sealed class FollowTagWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hashtag_is_followed_from_its_page_comes_home_and_is_left_again(bool script)
    {
        var names = new[] { "xan", "yve" }.Select(name => script ? name : name + "_plain").ToArray();
        var tag = script ? "HandoverTips" : "RotaTips";
        await table.Server.MemberAsync(names[0]);
        var yve = await table.Server.MemberAsync(names[1]);
        await yve.PublishAsync($"Say it twice. #{tag}");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(names[0], new() { Script = script });
        await visit.GoAsync($"/tags/{tag}");
        await visit.UseAsync("#follow-tag");
        await Expect(visit.Page.Locator("#follow-tag")).ToContainTextAsync("Following");
        await visit.HasFocusAsync("#follow-tag");
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator(".feed .post")).ToContainTextAsync("Say it twice.");
        await visit.GoAsync("/hashtags");
        await Expect(visit.Page.Locator(".followed-tags a")).ToHaveTextAsync($"#{tag}");
        await visit.UseAsync(".followed-tags a");
        await visit.UseAsync("#follow-tag");
        await Expect(visit.Page.Locator("#follow-tag .text")).ToHaveTextAsync("Follow");
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(0);
    }
}
