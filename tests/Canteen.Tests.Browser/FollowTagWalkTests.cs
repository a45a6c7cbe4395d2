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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hashtag_is_limited_to_a_few_posts_a_day(bool script)
    {
        var names = new[] { "few_xan", "few_yve" }.Select(name => script ? name : name + "_plain").ToArray();
        var tag = script ? "StairwellNews" : "StairwellTips";
        var (xan, yve) = (await table.Server.MemberAsync(names[0]), await table.Server.MemberAsync(names[1]));
        await xan.PostJsonAsync($"/api/v1/tags/{tag}/follow");
        foreach (var text in (string[])["First", "Second", "Third"]) await yve.PublishAsync($"{text} of the day #{tag}");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(names[0], new() { Script = script, Width = 390, Height = 844 });
        await visit.GoAsync($"/tags/{tag}/choose");
        var field = visit.Page.Locator("#field-most_a_day");
        await Expect(field).ToBeHiddenAsync();
        await visit.UseAsync("input[name=list_id]:checked", "ArrowDown");
        await Expect(field).ToHaveValueAsync("3");
        await field.FillAsync("no");
        visit.Provoked.Add(422);
        await visit.UseAsync("main .form button[type=submit]");
        await Expect(visit.Page.Locator("#field-most_a_day-problem")).ToContainTextAsync("from 1 to 100");
        await Expect(field).ToHaveValueAsync("no");
        await field.FillAsync("2");
        await visit.UseAsync("main .form button[type=submit]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("Saved");
        await visit.GoAsync("/hashtags");
        await Expect(visit.Page.Locator(".followed-tags a")).ToContainTextAsync("at most 2 a day");
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator(".feed .post")).ToContainTextAsync(["Second", "First"]);
    }
}
