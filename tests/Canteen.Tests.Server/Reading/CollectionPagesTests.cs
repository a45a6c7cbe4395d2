using System.Net;
using AngleSharp.Html.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.Reading.CollectionTools;

namespace Canteen.Tests.Server.Reading;

/// <summary>The pages of collections, without script.</summary>
public sealed class CollectionPagesTests
{
    [Fact]
    public async Task Whoever_saves_a_post_or_does_not_is_back_where_they_were()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("one");
        await ada.CollectionAsync("Tea");
        using var browser = await server.BrowserAsync("ada");
        foreach (var place in new[] { "/home", "/@ada", $"/@ada/{post}" })
        {
            var way = (await browser.PageAsync(place)).QuerySelector($"[data-act=collect][href^='/posts/{post}/']")!.GetAttribute("href")!;
            Assert.Equal($"/posts/{post}/collections?back={Uri.EscapeDataString(place)}", way);
            var ask = await browser.PageAsync(way);
            Assert.NotNull(ask.QuerySelector($"main .form a[href='{place}']"));
            Assert.Equal(place + "#flash", (await browser.SubmitAsync(ask.QuerySelector("main .form"))).Target());
        }
        var elsewhere = await browser.PageAsync($"/posts/{post}/collections?back=https%3A%2F%2Fexample.org");
        Assert.NotNull(elsewhere.QuerySelector("main .form a[href='/collections']"));
    }

    [Fact]
    public async Task A_collection_is_made_filled_ordered_and_deleted_on_pages()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var (first, second) = (await ada.PublishAsync("one"), await ada.PublishAsync("two"));
        using var browser = await server.BrowserAsync("ada");
        Assert.NotNull((await browser.PageAsync("/collections")).QuerySelector("main a[href='/collections/new']"));
        Assert.NotNull((await browser.PageAsync("/bookmarks")).QuerySelector(".collections-bar a[href='/collections/new']"));
        var made = await browser.SubmitAsync(
            (await browser.PageAsync("/collections/new")).QuerySelector("main .form"), ("title", "Tea <b>round</b>"));
        var path = made.Target()!.Split('#')[0];
        Assert.Matches("^/collections/[0-9]+$", path);
        foreach (var post in new[] { first, second })
        {
            var form = (await browser.PageAsync($"/posts/{post}/collections")).QuerySelector("main .form");
            Assert.Equal("/collections#flash", (await browser.SubmitAsync(form, ("note", $"Note on {post}"))).Target());
        }
        var page = await browser.PageAsync(path);
        Assert.Equal([second, first], Shown(page));
        Assert.Equal(
            [$"Note on {second}", $"Note on {first}"], page.QuerySelectorAll(".collection-note-words").Select(n => n.TextContent));
        Assert.Equal("Tea <b>round</b>", (await browser.PageAsync("/bookmarks")).QuerySelector(".collections-bar a span")!.TextContent);
        var moved = await browser.PressAsync(page, "[data-act=collection-up]");
        Assert.Equal($"{path}#sink-{first}", moved.Target());
        page = await browser.PageAsync(path);
        Assert.Equal([first, second], Shown(page));
        Assert.NotNull(page.GetElementById($"sink-{first}"));
        await browser.PressAsync(page, "[data-act=collection-down]");
        Assert.Equal([second, first], Shown(page = await browser.PageAsync(path)));
        await browser.PressAsync(page, "[data-act=collection-top]");
        Assert.Equal([first, second], Shown(page = await browser.PageAsync(path)));
        await browser.PressAsync(page, "[data-act=collection-remove]");
        Assert.Equal([second], Shown(await browser.PageAsync(path)));
        Assert.True((await ada.PostOfAsync(first)).Is("bookmarked"));
        var gone = await browser.SubmitAsync((await browser.PageAsync(path + "/delete")).QuerySelector("main .form"));
        Assert.Equal("/collections#flash", gone.Target());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_bookmark_with_which_notes_would_go_is_removed_only_after_asking()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (post, other) = (await ben.PublishAsync("Read this & that"), await ben.PublishAsync("And this"));
        foreach (var id in new[] { post, other }) await ada.DoAsync(id, "bookmark");
        var (noted, plain) = (await ada.CollectionAsync("Tea"), await ada.CollectionAsync("Cake", posts: post));
        await ada.CollectAsync(noted, post, "Why it matters");
        await ben.DoAsync(post, "bookmark");
        using var browser = await server.BrowserAsync("ada");
        using var stranger = await server.BrowserAsync("ben");
        var list = await browser.PageAsync("/bookmarks");
        Assert.Equal("/bookmarks", (await browser.PressAsync(list, $"[formaction='/posts/{other}/unbookmark']")).Target()!.Split('#')[0]);
        var asked = (await browser.PressAsync(list, $"[formaction='/posts/{post}/unbookmark']")).Target()!;
        Assert.StartsWith($"/posts/{post}/unbookmark?back=%2Fbookmarks", asked, StringComparison.Ordinal);
        Assert.True((await ada.PostOfAsync(post)).Is("bookmarked"));
        var page = await browser.PageAsync(asked);
        var words = page.QuerySelector("main .form")!.TextContent;
        foreach (var said in new[] { "in 2 of your collections", "Your note on it is deleted." })
            Assert.Contains(said, words, StringComparison.Ordinal);
        Assert.StartsWith("/bookmarks", page.QuerySelector("main a.quiet")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("/bookmarks", (await browser.SubmitAsync(page.QuerySelector("main .form"))).Target(), StringComparison.Ordinal);
        Assert.False((await ada.PostOfAsync(post)).Is("bookmarked"));
        foreach (var path in new[] { noted, plain }) Assert.Empty(await ada.PostsInAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(asked)).StatusCode);
        await stranger.PressAsync(await stranger.PageAsync("/bookmarks"), $"[formaction='/posts/{post}/unbookmark']");
        Assert.False((await ben.PostOfAsync(post)).Is("bookmarked"));
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_what_was_typed_stays()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("one");
        var path = Page(await ada.CollectionAsync("Tea", posts: post));
        using var browser = await server.BrowserAsync("ada");
        var refused = await browser.SubmitAsync(
            (await browser.PageAsync("/collections/new")).QuerySelector("main .form"), ("title", " "), ("description", "Hot"),
            ("visibility", "public"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.DocumentAsync();
        Assert.Contains("Title can't be blank", again.QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Hot", again.QuerySelector("[name=description]")!.TextContent);
        Assert.Equal("public", again.QuerySelector("[name=visibility]:checked")!.GetAttribute("value"));
        var note = $"{path}/posts/{post}";
        var form = (await browser.PageAsync(note)).QuerySelector("main .form");
        var tooLong = await browser.SubmitAsync(form, ("note", new string('x', 1001)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Equal(1001, (await tooLong.DocumentAsync()).QuerySelector("[name=note]")!.TextContent.Length);
        var saved = await browser.SubmitAsync((await browser.PageAsync(note)).QuerySelector("main .form"), ("note", "Hot\nand sweet"));
        Assert.Equal(path + "#flash", saved.Target());
        Assert.Equal("Hot\nand sweet", (await browser.PageAsync(path)).QuerySelector(".collection-note-words")!.TextContent);
        var chosen = await browser.SubmitAsync(
            (await browser.PageAsync($"/posts/{post}/collections")).QuerySelector("main .form"), ("title", new string('x', 61)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chosen.StatusCode);
        Assert.Equal(new string('x', 61), (await chosen.DocumentAsync()).QuerySelector("[name=title]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_post_is_saved_to_a_new_collection_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ben.PublishAsync("one");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync($"/posts/{post}/collections")).QuerySelector("main .form");
        await browser.SubmitAsync(form, ("title", "Tea"), ("note", "Hot"));
        var made = (await ada.GetJsonAsync(Collections))[0];
        Assert.Equal("Tea", made.Text("title"));
        Assert.Equal(["Hot"], Notes(await ada.GetJsonAsync($"{Collections}/{made.Text("id")}/statuses")));
        Assert.True((await ada.PostOfAsync(post)).Is("bookmarked"));
    }

    [Fact]
    public async Task Members_follow_from_a_page_and_visitors_are_led_to_sign_in()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await server.MemberAsync("ben");
        var path = await ada.CollectionAsync("Tea", "link", await ada.PublishAsync("one"));
        var link = "/c/" + await ada.LinkAsync(path);
        using var visitor = server.Visitor();
        var signIn = (await visitor.PageAsync(link)).QuerySelector(".collection-do a")!.GetAttribute("href");
        Assert.Equal("/sign-in?next=" + Uri.EscapeDataString(link), signIn);
        using var browser = await server.BrowserAsync("ben");
        var followed = await browser.PressAsync(await browser.PageAsync(link), "[data-act=collection-follow]");
        Assert.Equal(Page(path) + "#flash", followed.Target());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Page(path) + "/edit")).StatusCode);
        var left = await browser.PressAsync(await browser.PageAsync(Page(path)), "[data-act=collection-unfollow]");
        Assert.Equal("/collections#flash", left.Target());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Page(path))).StatusCode);
        using var owner = await server.BrowserAsync("ada");
        Assert.Equal(Page(path), (await owner.GetAsync(link)).Target());
        var renewed = await owner.PressAsync(await owner.PageAsync(Page(path) + "/edit"), "[data-act=collection-renew]");
        Assert.Equal(Page(path) + "/edit#flash", renewed.Target());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Public_collections_are_on_their_owners_profile()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.CollectionAsync("Secret");
        await ada.CollectionAsync("Shared", "link");
        using var visitor = server.Visitor();
        Assert.Null((await visitor.PageAsync("/@ada")).QuerySelector(".collections-bar"));
        foreach (var title in new[] { "One", "Two", "Three", "Four" }) await ada.CollectionAsync(title, "public");
        var links = (await visitor.PageAsync("/@ada")).QuerySelectorAll(".collections-bar a");
        Assert.Equal(["Four", "Three", "Two", "All collections"], links.Select(link => link.TextContent));
        var all = await visitor.PageAsync(links[^1].GetAttribute("href")!);
        Assert.Equal(["Four", "Three", "Two", "One"], all.QuerySelectorAll(".collection-row .name").Select(name => name.TextContent));
    }

    private static IEnumerable<string> Shown(IHtmlDocument page) =>
        page.QuerySelectorAll(".collection-entry").Select(entry => entry.Id!["entry-".Length..]);
}
