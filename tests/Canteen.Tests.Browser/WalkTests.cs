using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>What people do every day, with script and without.</summary>
[Collection(OneTable.Name)]
public sealed class WalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_writes_a_post_and_takes_it_back(bool script)
    {
        await using var visit = await table.ComeInAsync("amara", new() { Script = script });
        var text = "The good kettle is back." + script;
        await visit.GoAsync("/home");
        await visit.Page.FillAsync("#write textarea", text);
        await visit.Page.ClickAsync("#write button[type=submit]");
        var post = visit.Page.Locator(".post", new() { HasText = text });
        await Expect(post).ToBeVisibleAsync();
        await post.Locator("summary[aria-label^=More]").ClickAsync();
        await post.GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete post" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Home" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText(text)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_answers_a_post_in_its_thread(bool script)
    {
        await table.Ben.PublishAsync("Who has the ladder?" + script);
        await using var visit = await table.ComeInAsync("amara", new() { Script = script });
        await visit.GoAsync("/home");
        await Post(visit, "Who has the ladder?" + script).Locator("[data-act=reply]").ClickAsync();
        await visit.Page.FillAsync("#reply textarea", "@ben It is behind the door." + script);
        await visit.Page.ClickAsync("#reply button[type=submit]");
        await Expect(Post(visit, "It is behind the door." + script)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true, "favourite")]
    [InlineData(false, "favourite")]
    [InlineData(true, "boost")]
    [InlineData(false, "boost")]
    [InlineData(true, "bookmark")]
    [InlineData(false, "bookmark")]
    public async Task A_member_presses_a_button_and_presses_it_again(bool script, string what)
    {
        var text = $"Press me: {what} {script}.";
        await table.Ben.PublishAsync(text);
        await using var visit = await table.ComeInAsync("amara", new() { Script = script });
        await visit.GoAsync("/home");
        var button = Post(visit, text).Locator($"[data-act={what}]").First;
        // Script shows the button as pressed before the answer has come.
        await visit.Page.RunAndWaitForResponseAsync(
            () => button.ClickAsync(), answer => answer.Url.EndsWith("/" + what, StringComparison.Ordinal));
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        if (script) await Expect(button).ToBeFocusedAsync();
        await visit.Page.ReloadAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_follows_somebody_and_unfollows(bool script)
    {
        await using var visit = await table.ComeInAsync("ben", new() { Script = script });
        await visit.GoAsync("/@ela");
        var button = visit.Page.Locator("main [data-act=follow]");
        await Expect(button).ToContainTextAsync("Follow Ela Hughes");
        await button.ClickAsync();
        await Expect(button).ToContainTextAsync("Unfollow Ela Hughes");
        await button.ClickAsync();
        await Expect(button).ToContainTextAsync("Follow Ela Hughes");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_signs_in_and_out(bool script)
    {
        await using var visit = await table.VisitorAsync(new() { Script = script });
        await visit.SignInAsync("ela");
        await visit.Page.Locator(".me summary").ClickAsync();
        await visit.Page.Locator(".me").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).First).ToBeVisibleAsync();
        await visit.GoAsync("/home");
        Assert.Contains("/sign-in", visit.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "favourite")]
    [InlineData(false, "favourite")]
    [InlineData(true, "reply")]
    [InlineData(false, "reply")]
    public async Task A_visitor_comes_back_to_the_very_post_after_signing_in(bool script, string what)
    {
        var text = $"Come back to me: {what} {script}.";
        var id = await table.Ben.PublishAsync(text);
        await using var visit = await table.VisitorAsync(new() { Script = script });
        await visit.GoAsync("/public");
        await Post(visit, text).Locator($"[data-act={what}]").ClickAsync();
        if (what == "reply") await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in to reply" }).ClickAsync();
        await visit.Page.FillAsync("input[name=email]", "amara");
        await visit.Page.FillAsync("input[name=password]", TestServer.PasswordOfMembers);
        await visit.Page.ClickAsync("main button[type=submit]");
        await visit.Page.IsAtAsync(what == "reply" ? $"**/@ben/{id}#reply" : $"**/public#p{id}");
        await Expect(Post(visit, text)).ToBeInViewportAsync();
        if (what == "favourite")
            await Expect(Post(visit, text).Locator("[data-act=favourite]")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task What_was_not_published_is_not_lost()
    {
        await using var visit = await table.ComeInAsync("amara", new() { Script = false });
        visit.Provoked.Add(422);
        await visit.GoAsync("/home");
        var text = new string('a', 501);
        await visit.Page.FillAsync("#write textarea", text);
        await visit.Page.ClickAsync("#write button[type=submit]");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#write textarea")).ToHaveValueAsync(text);
    }

    private static ILocator Post(Visit visit, string text) => visit.Page.Locator(".post", new() { HasText = text });
}
