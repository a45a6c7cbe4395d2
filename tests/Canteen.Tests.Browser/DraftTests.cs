using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>What is typed and not yet sent comes back complete for the person who typed it, and for nobody else.</summary>
public sealed class DraftTests(Table table) : IClassFixture<Table>
{
    private const string Drafts = "Object.keys(localStorage).filter(name => name.startsWith('canteen.draft.'))";

    [Fact]
    public async Task A_draft_comes_back_with_who_may_read_it_and_with_its_warning()
    {
        await using var visit = await table.ComeInAsync("amara");
        await visit.GoAsync("/home");
        var write = visit.Page.Locator("#write");
        await TypeAsync(write, "For those who follow me");
        await visit.Page.ReloadAsync();
        await Expect(write.Locator("textarea")).ToHaveValueAsync("For those who follow me");
        await Expect(write.Locator("select")).ToHaveValueAsync("private");
        await Expect(write.Locator("[name=warning]")).ToHaveValueAsync("A hard shift");
        await Expect(write.Locator("[name=warning]")).ToBeVisibleAsync();
        await write.Locator("[type=submit]").ClickAsync();
        await Expect(visit.Page.Locator(".post", new() { HasText = "A hard shift" })).ToBeVisibleAsync();
        await Expect(write.Locator("textarea")).ToHaveValueAsync("");
        await Expect(write.Locator("select")).ToHaveValueAsync("public");
        await Expect(write.Locator("[name=warning]")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("Half a thought from before")]
    [InlineData("42")]
    [InlineData("""{"text":7}""")]
    [InlineData("null")]
    public async Task A_draft_that_is_the_bare_text_comes_back_too(string text)
    {
        await using var visit = await table.ComeInAsync("ben");
        await visit.GoAsync("/home");
        await visit.Page.EvaluateAsync("text => localStorage.setItem('canteen.draft.ben.new', text)", text);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#write textarea")).ToHaveValueAsync(text);
        await Expect(visit.Page.Locator("#write select")).ToHaveValueAsync("public");
        await Expect(visit.Page.Locator("#write [data-count]")).ToHaveTextAsync($"{500 - text.Length} characters left");
    }

    [Fact]
    public async Task Signing_out_throws_drafts_away_and_leaves_what_was_chosen_for_this_device()
    {
        await using var visit = await (await table.VisitorAsync()).SignInAsync("amara");
        await visit.Page.EvaluateAsync("localStorage.setItem('canteen.shortcuts', 'off')");
        await TypeAsync(visit.Page.Locator("#write"), "Nobody else is to read this");
        Assert.Equal(["canteen.draft.amara.new"], await visit.Page.EvaluateAsync<string[]>(Drafts));
        await visit.Page.Locator(".me summary").ClickAsync();
        await visit.Page.Locator(".me").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(visit.Page).ToHaveTitleAsync("Welcome - Canteen");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Drafts));
        Assert.Equal("off", await visit.Page.EvaluateAsync<string>("localStorage.getItem('canteen.shortcuts')"));
    }

    [Fact]
    public async Task A_sign_in_that_ended_elsewhere_leaves_no_drafts()
    {
        await using var visit = await (await table.VisitorAsync()).SignInAsync("ela");
        await TypeAsync(visit.Page.Locator("#write"), "Left lying on the ward's computer");
        await using (var phone = await (await table.VisitorAsync()).SignInAsync("ela"))
        {
            await phone.GoAsync("/settings/sessions");
            await phone.Page.Locator("form[action='/settings/sessions/end-others'] button").ClickAsync();
        }
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator("input[name=password]")).ToBeVisibleAsync();
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Drafts));
    }

    [Fact]
    public async Task Who_signs_in_next_finds_no_drafts_of_the_one_before()
    {
        await using var visit = await (await table.VisitorAsync()).SignInAsync("amara");
        await TypeAsync(visit.Page.Locator("#write"), "Still at the door");
        await visit.GoAsync("/sign-in?again=1");
        Assert.Equal(["canteen.draft.amara.new"], await visit.Page.EvaluateAsync<string[]>(Drafts));
        await visit.Page.FillAsync("input[name=email]", "ben@example.org");
        await visit.Page.FillAsync("input[name=password]", Testing.TestServer.PasswordOfMembers);
        await visit.Page.ClickAsync("main button[type=submit]");
        await visit.Page.IsAtAsync("**/home");
        await Expect(visit.Page.Locator("#write textarea")).ToHaveValueAsync("");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Drafts));
    }

    [Fact]
    public async Task The_words_of_a_deleted_post_win_over_a_draft_and_neither_is_lost()
    {
        await using var visit = await (await table.VisitorAsync()).SignInAsync("ela");
        var id = await table.Ela.PublishAsync("Precious words");
        await visit.GoAsync("/home");
        await visit.Page.FillAsync("#write textarea", "Half a thought");
        await visit.GoAsync($"/posts/{id}/delete");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete and write again" }).ClickAsync();
        var box = visit.Page.Locator("#write textarea");
        await Expect(box).ToHaveValueAsync("Precious words");
        await visit.GoAsync("/home");
        await Expect(box).ToHaveValueAsync("Half a thought");
        await visit.Page.ClickAsync("#write [type=submit]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("Post published.");
        await Expect(box).ToHaveValueAsync("Precious words");
        await visit.Page.ClickAsync("#write [type=submit]");
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Precious words");
        await Expect(box).ToHaveValueAsync("");
    }

    private static async Task TypeAsync(ILocator write, string text)
    {
        await write.Locator("textarea").FillAsync(text);
        await write.Locator(".composer-warning summary").ClickAsync();
        await write.Locator("[name=warning]").FillAsync("A hard shift");
        await write.Locator("select").SelectOptionAsync("private");
    }
}
