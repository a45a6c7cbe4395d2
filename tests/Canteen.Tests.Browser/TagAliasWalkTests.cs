using Canteen.Testing;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Hashtags that mean the same: voting on them, and what the composer says of them.</summary>
[Collection(OneTable.Name)]
public sealed class TagAliasWalkTests(Table table)
{
    private const string Text = "form[data-compose] textarea", Hint = ".tag-hint";

    private const string Places =
        "() => [...document.querySelectorAll('.composer, .composer .tools, .post, h1')].map(e => Object.values(e.getBoundingClientRect().toJSON()).join()).join('; ')";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Three_people_make_two_hashtags_one_by_keyboard(bool script)
    {
        var (alias, main) = script ? ("NightCoffees", "NightTea") : ("DayCoffees", "DayTea");
        var names = new[] { "same_una", "same_vic", "same_wyn" }.Select(name => script ? name : name + "_plain").ToArray();
        foreach (var name in names)
        {
            var writer = await table.Server.MemberAsync(name);
            await writer.PublishAsync($"A cup at four. #{(name == names[0] ? alias : main)}");
        }
        await table.Server.DrainAsync();
        await using (var visit = await table.ComeInAsync(names[0], new() { Script = script }))
        {
            await visit.GoAsync($"/tags/{alias}");
            await visit.UseAsync(".same-tag");
            await visit.TypeAsync("[name=other]", "#" + main);
            await visit.UseAsync("main .form button[type=submit]");
            await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("Your vote has been saved.");
            await Expect(visit.Page.Locator(".same-pair")).ToContainTextAsync("1 yes, 0 no.");
        }
        foreach (var name in names[1..])
        {
            await using var visit = await table.ComeInAsync(name, new() { Script = script });
            await visit.GoAsync($"/tags/{main}/same");
            await visit.UseAsync(".same-pair button[name=same][value=true]");
            await Expect(visit.Page.Locator(".same-pair")).ToContainTextAsync("You said yes.");
        }
        await using var reader = await table.ComeInAsync(names[0], new() { Script = script });
        await reader.GoAsync($"/tags/{alias}");
        await reader.Page.IsAtAsync($"**/tags/{main.ToLowerInvariant()}");
        await Expect(reader.Page.Locator(".tag-also")).ToHaveTextAsync($"Posts with #{alias} are here too.");
        await Expect(reader.Page.Locator(".feed .post")).ToHaveCountAsync(3);
        if (!script) return;
        await PageLook.IsGoodAsync(reader, "tag-together");
        await reader.GoAsync($"/tags/{main}/same");
        await PageLook.IsGoodAsync(reader, "tag-same-together");
    }

    [Fact]
    public async Task The_composer_asks_once_whether_another_hashtag_was_meant_and_nothing_moves()
    {
        foreach (var name in new[] { "xia", "yul", "zed" })
            await (await table.Server.MemberAsync(name)).PublishAsync("The lift is stuck again. #LiftWatch #KettleNews");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync("xia");
        await visit.GoAsync("/home");
        await visit.Page.Locator(Text).FocusAsync();
        await visit.Page.Keyboard.TypeAsync("Stuck #LiftWacth again #LiftWacth!");
        var before = await visit.Page.EvaluateAsync<string>(Places);
        await Expect(visit.Page.Locator(Hint)).ToContainTextAsync("Did you mean #LiftWatch?");
        Assert.Equal(before, await visit.Page.EvaluateAsync<string>(Places));
        await PageLook.IsGoodAsync(visit, "composer-hint");
        await visit.Page.Locator(Hint + " [data-use]").ClickAsync();
        await Expect(visit.Page.Locator(Text)).ToHaveValueAsync("Stuck #LiftWatch again #LiftWatch!");
        await Expect(visit.Page.Locator(Hint)).ToHaveCountAsync(0);
        await IsKeptAsync(visit);
    }

    private static async Task IsKeptAsync(Visit visit)
    {
        await visit.Page.Keyboard.TypeAsync(" #KettleNew and ");
        await visit.UseAsync(Hint + " [aria-label]");
        await Expect(visit.Page.Locator(Hint)).ToHaveCountAsync(0);
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator(Text)).ToHaveValueAsync("Stuck #LiftWatch again #LiftWatch! #KettleNew and ");
        await visit.Page.Locator(Text).FocusAsync();
        await visit.Page.Keyboard.PressAsync("End");
        await visit.Page.Keyboard.TypeAsync("#KettelNews too");
        await Expect(visit.Page.Locator(Hint)).ToHaveAttributeAsync("data-typed", "KettelNews");
    }
}
