using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Saving posts to a collection and ordering them by keyboard, with and without script.</summary>
[Collection(OneTable.Name)]
public sealed class CollectionWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Posts_are_saved_with_a_note_moved_and_shared(bool script)
    {
        var name = script ? "zoe" : "yan";
        var owner = await table.Server.MemberAsync(name);
        var (first, second) = (await owner.PublishAsync("The first to read"), await owner.PublishAsync("The second to read"));
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(name, new() { Script = script });
        await visit.GoAsync("/collections");
        await visit.UseAsync("main a[href='/collections/new']");
        await visit.TypeAsync("[name=title]", "Reading list");
        await visit.UseAsync("main .form button[type=submit]");
        await visit.Page.IsAtAsync("**#flash");
        var collection = new Uri(visit.Page.Url).AbsolutePath;
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You made a collection");
        foreach (var post in new[] { first, second })
        {
            await visit.GoAsync($"/posts/{post}/collections");
            await visit.UseAsync("[name='collections[]']", "Space");
            await visit.TypeAsync("[name=note]", "Why it matters");
            await visit.UseAsync("main .form button[type=submit]");
            await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("have been saved");
        }
        await visit.GoAsync(collection);
        await Expect(visit.Page.Locator(".collection-entry .post")).ToContainTextAsync(["The second to read", "The first to read"]);
        await Expect(visit.Page.Locator(".collection-note-words")).ToHaveTextAsync(["Why it matters", "Why it matters"]);
        await visit.UseAsync("[data-act=collection-up]");
        await Expect(visit.Page.Locator(".collection-entry .post")).ToContainTextAsync(["The first to read", "The second to read"]);
        await visit.HasFocusAsync("[data-act=collection-down]");

        var button = $"[formaction='/posts/{first}/unbookmark']";
        await visit.GoAsync("/bookmarks");
        await visit.UseAsync(button);
        await Expect(visit.Page.Locator("main .form")).ToContainTextAsync("Your note on it is deleted.");
        await visit.UseAsync("main .form a.quiet");
        await Expect(visit.Page.Locator(button)).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.UseAsync(button);
        await visit.UseAsync("main .form button.danger");
        await visit.Page.IsAtAsync("**/bookmarks**");
        await Expect(visit.Page.Locator("main .post")).ToHaveCountAsync(1);
    }
}
