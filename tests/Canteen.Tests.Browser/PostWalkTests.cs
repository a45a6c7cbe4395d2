using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Posts by keyboard: reading, answering, writing and taking back, and the keys of a page that is live.</summary>
[Collection(OneTable.Name)]
public sealed class PostWalkTests(Table table)
{
    // Each letter is a shortcut where nobody is typing.
    private const string AllShortcuts = "jkrflbdonc/.? gh gn";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_opens_posts_answers_and_takes_the_answer_back_by_keyboard(bool script)
    {
        var answered = await table.Ben.PublishAsync($"Who has a spare pen? {script}");
        await WarnAsync($"About a fall {script}", $"Nobody was hurt. {script}");
        await using var visit = await table.ComeInAsync("amara", new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/home");

        await visit.UseAsync($".post:has-text('About a fall {script}') .warned summary");
        await Expect(visit.Page.GetByText($"Nobody was hurt. {script}")).ToBeVisibleAsync();
        await visit.HasFocusAsync($".post:has-text('About a fall {script}') .warned summary");
        var post = $"#p{answered}";
        await visit.UseAsync(post + " [data-act=favourite]");
        await Expect(visit.Page.Locator(post + " [data-act=favourite]")).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.HasFocusAsync(script ? post + " [data-act=favourite]" : post);
        await visit.UseAsync(post + " .when", tab: script ? "Shift+Tab" : "Tab");
        await Expect(visit.Page.Locator(".post.focused")).ToContainTextAsync("Who has a spare pen?");
        await visit.Page.GoBackAsync();
        await Expect(visit.Page.Locator(post)).ToBeInViewportAsync();
        if (script) await ComesBackToTheCardAsync(visit, post);

        await visit.UseAsync(post + " [data-act=reply]");
        await TypesHereAsync(visit, "#reply textarea", "#reply");
        await visit.UseAsync("#reply [type=submit]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("Reply posted.");
        await Expect(visit.Page.Locator(".thread-reply .post:focus")).ToContainTextAsync(AllShortcuts);
        await visit.UseAsync(".flash a:text-is('View')", tab: "Shift+Tab");
        await Expect(visit.Page.Locator(".post.focused .say")).ToContainTextAsync(AllShortcuts);
        await Expect(visit.Page.Locator(".post.focused .say a")).ToContainTextAsync("ben");
        await DeleteAsync(visit, ".post.focused");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_writes_from_anywhere_and_deletes_the_last_post_of_a_page_by_keyboard(bool script)
    {
        var kept = await table.Amara.PublishAsync($"At the end of the bookmarks. {script}");
        await table.Amara.PostJsonAsync($"/api/v1/statuses/{kept}/bookmark");
        await using var visit = await table.ComeInAsync("amara", new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/bookmarks");
        await DeleteAsync(visit, ".post >> nth=-1");

        await visit.UseAsync(".tabs .write");
        await TypesHereAsync(visit, "#write textarea", null);
        await visit.UseAsync("#write [type=submit]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("Post published.");
        Assert.Equal("/bookmarks", new Uri(visit.Page.Url).AbsolutePath);
        await visit.IsSomewhereAsync();
        await visit.UseAsync(".flash a:text-is('View')", tab: "Shift+Tab");
        await DeleteAsync(visit, ".post.focused");
    }

    [Fact]
    public async Task A_page_that_is_live_is_read_paused_and_caught_up_with_by_keyboard()
    {
        var (last, above) = (await table.Ben.PublishAsync("The one below."), await table.Ben.PublishAsync("The one above."));
        await using var visit = await table.ComeInAsync("amara");
        await visit.ListenAsync("/home");
        await visit.UseAsync("[data-pause]", "Space");
        var id = await table.Ben.PublishAsync("While it was paused.");
        await Expect(visit.Page.Locator("[data-pill] a")).ToHaveTextAsync("1 new post");
        await visit.UseAsync("[data-pill] a", tab: "Shift+Tab");
        await visit.HasFocusAsync("#p" + id);
        foreach (var (key, post) in new[] { ("PageDown", above), ("j", last), ("k", above), ("PageUp", id) })
        {
            await visit.PressAsync(key);
            await visit.HasFocusAsync("#p" + post);
        }
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator(".post.focused")).ToContainTextAsync("While it was paused.");
        await visit.PressAsync("g", "h");
        await visit.Page.IsAtAsync("**/home");
        await Expect(visit.Page.Locator("[data-pause]")).ToHaveAccessibleNameAsync("Resume");
        await Expect(visit.Page.Locator(".live-bar")).ToContainTextAsync("Paused");
        await table.Ben.PublishAsync("@amara are you there?");
        await visit.UseAsync("[data-pause]");
        await Expect(visit.Page).ToHaveTitleAsync("(1) Home - Canteen");
        // Whoever hears the page jumps from heading to heading.
        await Expect(visit.Page.Locator("h2.name")).ToHaveCountAsync(await visit.Page.Locator(".post").CountAsync());
    }

    private Task WarnAsync(string warning, string text) =>
        table.Ben.PostJsonAsync("/api/v1/statuses", new { status = text, spoiler_text = warning });

    /// <summary>Enter on the post itself opens it too, and the browser's own way back leads to the same post.</summary>
    private static async Task ComesBackToTheCardAsync(Visit visit, string post)
    {
        await visit.HasFocusAsync(post);
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator(".post.focused")).ToContainTextAsync("Who has a spare pen?");
        await visit.UseAsync(".top [data-back]");
        await visit.Page.IsAtAsync("**/home**");
        await visit.HasFocusAsync(post);
    }

    /// <summary>The box has the focus, also when the link is pressed again, and takes all letters.</summary>
    /// <param name="again">Where the link is on this page; null where there is none.</param>
    private static async Task TypesHereAsync(Visit visit, string box, string? again)
    {
        await visit.HasFocusAsync(box);
        if (again is not null)
        {
            await visit.UseAsync(".post.focused [data-act=reply]", tab: "Shift+Tab");
            await visit.HasFocusAsync(box);
        }
        var path = new Uri(visit.Page.Url).AbsolutePath;
        await visit.Page.Keyboard.TypeAsync(AllShortcuts);
        await Expect(visit.Page.Locator(box)).ToHaveValueAsync(new Regex(Regex.Escape(AllShortcuts)));
        await visit.HasFocusAsync(box);
        Assert.Equal(path, new Uri(visit.Page.Url).AbsolutePath);
        await Expect(visit.Page.Locator("#shortcuts")).ToBeHiddenAsync();
    }

    /// <summary>Through the menu of the post, each item of which is in sight, and the page that asks.</summary>
    private static async Task DeleteAsync(Visit visit, string post)
    {
        await visit.UseAsync(post + " >> .more > summary");
        await visit.TabToAsync(post + " >> .more-items [data-act=delete]");
        await Expect(visit.Page.Locator(post + " >> .more-items [data-act=delete]")).ToBeInViewportAsync(new() { Ratio = 1 });
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Delete this post?");
        await visit.UseAsync(".confirm button");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("Post deleted.");
        await visit.IsSomewhereAsync();
    }
}
