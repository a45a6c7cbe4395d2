using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>
/// Checks every page: accessible in light and dark, fit for a narrow window, with targets that can be hit, and with
/// screenshots where they are asked for. The tests are in several classes, because classes run in parallel.
/// </summary>
internal static class PageLook
{
    public static readonly (int Width, int Height)[] Sizes = [(320, 640), (390, 844), (768, 1024), (1440, 950), (2560, 1300)];

    /// <summary>Screenshots in every size and colour; afterwards the page is as it was.</summary>
    public static async Task ShootAllAsync(Visit visit, string name)
    {
        if (!Look.Shoots) return;
        var size = visit.Page.ViewportSize!;
        foreach (var colours in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await visit.ColourAsync(colours);
            foreach (var (width, height) in Sizes)
            {
                await visit.SetSizeAsync(width, height);
                await Look.ShootAsync(visit.Page, $"{name}-{width}{(colours == ColorScheme.Light ? "" : "-dark")}");
            }
        }
        await visit.SetSizeAsync(size.Width, size.Height);
    }

    /// <param name="name">The name of the screenshot.</param>
    /// <param name="who">Who is signed in; empty for a visitor.</param>
    /// <param name="code">The status code of the answer.</param>
    public static async Task IsGoodAsync(Scene scene, string name, string path, string who, int code)
    {
        await using var visit = who.Length == 0 ? await scene.Table.VisitorAsync() : await scene.Table.ComeInAsync(who);
        if (code != 200) visit.Provoked.Add(code);
        var answer = await visit.GoAsync(scene.Address(path));
        Assert.Equal(code, answer!.Status);
        await IsGoodAsync(visit, name);
    }

    /// <summary>The page that is open.</summary>
    public static async Task IsGoodAsync(Visit visit, string name)
    {
        await ShootAllAsync(visit, name);
        await Look.IsAccessibleAsync(visit.Page);
        await Targets.AreGoodAsync(visit.Page);
        await visit.ColourAsync(ColorScheme.Dark);
        await Look.HasContrastAsync(visit.Page);
        await visit.SetSizeAsync(320, 640);
        await Look.IsAccessibleAsync(visit.Page);
        await Look.FitsAsync(visit.Page);
        await Targets.AreGoodAsync(visit.Page);
        // What assistive technology meets is the same in every font; only the room that letters take differs.
        await Fonts.ShowInNotoAsync(visit.Page);
        await Look.FitsAsync(visit.Page);
    }
}

/// <summary>The pages that visitors see.</summary>
public sealed class VisitorPageTests(Scene scene) : IClassFixture<Scene>
{
    /// <inheritdoc cref="PageLook.IsGoodAsync"/>
    public static readonly TheoryData<string, string, string, int> Pages = new()
    {
        { "front", "/", "", 200 },
        { "sign-in", "/sign-in", "", 200 },
        { "sign-up", "/sign-up", "", 200 },
        { "confirm-sent", "/confirm", "", 200 },
        { "confirm-over", "/confirm?token=used", "", 422 },
        { "refused-app", "/oauth/authorize", "", 400 },
        { "forgotten", "/forgotten", "", 200 },
        { "local-visitor", "/public", "", 200 },
        { "profile-visitor", "/@ben", "", 200 },
        { "profile-tagged-visitor", "/@ben/tagged/turnthelightsdown", "", 200 },
        { "thread-visitor", "{thread}", "", 200 },
        { "search-visitor", "/search", "", 200 },
        { "trends-visitor", "/trends", "", 200 },
        { "trends-links-visitor", "/trends/links", "", 200 },
        { "people-visitor", "/people?topic=TurnTheLightsDown", "", 200 },
        { "packs-visitor", "/packs", "", 200 },
        { "pack-visitor", "{pack}", "", 200 },
        { "organisations-visitor", "/organisations", "", 200 },
        { "organisation-visitor", "/organisations/hollow-hill", "", 200 },
        { "about", "/about", "", 200 },
        { "conduct", "/code-of-conduct", "", 200 },
        { "privacy", "/privacy-policy", "", 200 },
        { "terms", "/terms-of-service", "", 200 },
        { "accessibility", "/accessibility", "", 200 },
        { "offline", "/offline", "", 200 },
        { "not-found", "/there-is-no-such-table", "", 404 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_is_good_to_look_at_for_everyone(string name, string path, string who, int code) =>
        PageLook.IsGoodAsync(scene, name, path, who, code);
}

/// <summary>The pages on which people read and write.</summary>
public sealed class MemberPageTests(Scene scene) : IClassFixture<Scene>
{
    /// <inheritdoc cref="PageLook.IsGoodAsync"/>
    public static readonly TheoryData<string, string, string, int> Pages = new()
    {
        { "home", "/home", "amara", 200 },
        { "home-welcome", "/home?welcome=1", "wren", 200 },
        { "home-empty", "/home", "wren", 200 },
        { "local", "/public", "amara", 200 },
        { "hashtags", "/hashtags", "amara", 200 },
        { "tag", "/tags/firstnamesfirst", "amara", 200 },
        { "thread", "{thread}", "amara", 200 },
        { "write", "/posts/new", "amara", 200 },
        { "delete", "/posts/{own}/delete", "amara", 200 },
        { "profile", "/@ben", "amara", 200 },
        { "profile-own", "/@amara", "amara", 200 },
        { "profile-tagged", "/@ben/tagged/turnthelightsdown", "amara", 200 },
        { "profile-tagged-empty", "/@amara/tagged/thingsthatwentwellonthewardthisweek", "amara", 200 },
        { "notifications", "/notifications", "amara", 200 },
        { "notifications-quiet", "/notifications", "tam", 200 },
        { "notifications-empty", "/notifications", "wren", 200 },
        { "favourites", "/favourites", "amara", 200 },
        { "bookmarks", "/bookmarks", "amara", 200 },
        { "bookmarks-empty", "/bookmarks", "wren", 200 },
        { "lists", "/lists", "quinn", 200 },
        { "lists-empty", "/lists", "wren", 200 },
        { "list", "{list}", "quinn", 200 },
        { "hashtags-followed", "/hashtags", "quinn", 200 },
        { "tag-followed", "/tags/SmallWins", "quinn", 200 },
        { "tag-choice", "/tags/SmallWins/choose", "quinn", 200 },
        { "tag-choice-few", "/tags/TurnTheLightsDown/choose", "quinn", 200 },
        { "list-new", "/lists/new", "wren", 200 },
        { "list-edit", "{list}/edit", "quinn", 200 },
        { "list-delete", "{list}/delete", "quinn", 200 },
        { "list-people", "{list}/people", "quinn", 200 },
        { "list-find", "{list}/people?q=a", "quinn", 200 },
        { "list-person", "{cath}/lists", "quinn", 200 },
        { "list-tag", "/tags/SmallWins/lists", "quinn", 200 },
        { "tag-same", "/tags/SmallWins/same", "dev", 200 },
        { "tag-same-staff", "/tags/SmallWins/same", "hopper", 200 },
        { "tag-same-none", "/tags/TurnTheLightsDown/same", "quinn", 200 },
        { "membership", "{membership}", "amara", 200 },
        { "packs", "/packs", "petra", 200 },
        { "packs-own", "/packs", "amara", 200 },
        { "packs-start", "/packs/start", "wren", 200 },
        { "pack", "{pack}", "amara", 200 },
        { "pack-asked", "{asking}", "petra", 200 },
        { "pack-own", "{asking}", "amara", 200 },
        { "pack-new", "/packs/new", "wren", 200 },
        { "pack-of-list", "/packs/new?list={listId}", "quinn", 200 },
        { "pack-edit", "{asking}/edit", "amara", 200 },
        { "pack-delete", "{asking}/delete", "amara", 200 },
        { "pack-people", "{asking}/people", "amara", 200 },
        { "pack-find", "{asking}/people?q=e", "amara", 200 },
        { "notifications-asked", "/notifications", "petra", 200 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_is_good_to_look_at_for_everyone(string name, string path, string who, int code) =>
        PageLook.IsGoodAsync(scene, name, path, who, code);
}

/// <summary>The pages on which people search and find each other.</summary>
public sealed class FindingPageTests(Scene scene) : IClassFixture<Scene>
{
    /// <inheritdoc cref="PageLook.IsGoodAsync"/>
    public static readonly TheoryData<string, string, string, int> Pages = new()
    {
        { "explore", "/search", "amara", 200 },
        { "search", "/search?q=e", "amara", 200 },
        { "search-nothing", "/search?q=zzzz", "amara", 200 },
        { "search-posts", "/search?q=goal", "amara", 200 },
        { "search-best", "/search?q=goal%20eighteen&sort=relevance", "amara", 200 },
        { "search-notes", "/search?q=goal colour:green \"of eighteen", "amara", 200 },
        { "search-refused", "/search?q=before:2026-02-30", "amara", 422 },
        { "people", "/people", "amara", 200 },
        { "people-found", "/people?profession=nursing&organisation=St%20Brannock%27s%20Hospital&order=active", "wren", 200 },
        { "people-none", "/people?q=zzzz&profession=nursing", "amara", 200 },
        { "circle-few", "/circle", "amara", 200 },
        { "circle-none", "/circle", "wren", 200 },
        { "bookmark-remove", "{unbookmark}", "quinn", 200 },
        { "explore-saved", "/search", "quinn", 200 },
        { "searches", "/searches", "quinn", 200 },
        { "searches-empty", "/searches", "wren", 200 },
        { "search-saved", "{search}", "quinn", 200 },
        { "search-edit", "{search}/edit", "quinn", 200 },
        { "search-delete", "{search}/delete", "quinn", 200 },
        { "search-new", "/searches/new?q=sepsis", "quinn", 200 },
        { "catch-up", "/catch-up?span=24h", "noor", 200 },
        { "catch-up-view", "/catch-up?span=24h&sort=density&group=author", "noor", 200 },
        { "catch-up-refused", "/catch-up?span=days&days=99", "noor", 422 },
        { "catch-up-nothing", "/catch-up?span=24h", "wren", 200 },
        { "settings-catch-up", "/settings/catch-up", "noor", 200 },
        { "catch-up-stop", "{stop}", "noor", 200 },
        { "organisations", "/organisations", "amara", 200 },
        { "organisations-none", "/organisations?q=zzzz", "amara", 200 },
        { "organisation", "/organisations/hollow-hill", "amara", 200 },
        { "organisation-invited", "/organisations/hollow-hill", "dev", 200 },
        { "organisation-new", "/organisations/new", "amara", 200 },
        { "organisation-join", "/organisations/hollow-hill/join", "dev", 200 },
        { "organisation-steward", "/organisations/hollow-hill/steward", "amara", 200 },
        { "organisation-invitation-void", "/organisations/invitation?token=used", "amara", 422 },
        { "memberships", "/settings/organisations", "amara", 200 },
        { "memberships-none", "/settings/organisations", "wren", 200 },
        { "organisations-staff", "/settings/all-organisations", "hopper", 200 },
        { "organisation-staff", "/settings/all-organisations/{organisation}", "hopper", 200 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_is_good_to_look_at_for_everyone(string name, string path, string who, int code) =>
        PageLook.IsGoodAsync(scene, name, path, who, code);
}

/// <summary>Pages about people, settings, and what an app asks for.</summary>
public sealed class OwnPageTests(Scene scene) : IClassFixture<Scene>
{
    /// <inheritdoc cref="PageLook.IsGoodAsync"/>
    public static readonly TheoryData<string, string, string, int> Pages = new()
    {
        { "followers", "/@ben/followers", "amara", 200 },
        { "following", "/@ben/following", "amara", 200 },
        { "follow-requests", "/follow-requests", "ela", 200 },
        { "settings-profile", "/settings/profile", "amara", 200 },
        { "settings-hashtags", "/settings/hashtags", "amara", 200 },
        { "settings-hashtags-suggested", "/settings/hashtags", "dev", 200 },
        { "settings-hashtags-empty", "/settings/hashtags", "wren", 200 },
        { "settings-account", "/settings/account", "amara", 200 },
        { "settings-apps", "/settings/apps", "amara", 200 },
        { "settings-sessions", "/settings/sessions", "amara", 200 },
        { "settings-quiet", "/settings/quiet", "tam", 200 },
        { "settings-quiet-empty", "/settings/quiet", "wren", 200 },
        { "settings-quiet-people", "/settings/quiet/people?q=e", "tam", 200 },
        { "settings-hidden", "/settings/hidden", "quinn", 200 },
        { "settings-hidden-empty", "/settings/hidden", "wren", 200 },
        { "block-server", "/servers/elsewhere.example/block", "amara", 200 },
        { "mute", "{ben}/mute", "amara", 200 },
        { "mute-again", "{ben}/mute", "quinn", 200 },
        { "profile-muted", "/@ben", "quinn", 200 },
        { "profile-blocked", "/@dev", "quinn", 200 },
        { "home-filtered", "/home", "rosa", 200 },
        { "home-filtered-shown", "/home?filtered=show", "rosa", 200 },
        { "thread-filtered", "{thread}", "rosa", 200 },
        { "settings-filters", "/settings/filters?imported=2&left=1", "rosa", 200 },
        { "settings-filters-empty", "/settings/filters", "wren", 200 },
        { "settings-filter", "{filter}", "rosa", 200 },
        { "settings-filter-new", "/settings/filters/new", "amara", 200 },
        { "settings-filter-delete", "{filter}/delete", "rosa", 200 },
        { "settings-filters-import", "/settings/filters/import", "amara", 200 },
        { "settings-hidden-filters", "/settings/hidden", "rosa", 200 },
        { "settings-invites", "/settings/invites", "amara", 200 },
        { "settings-operations", "/settings/operations", "hopper", 200 },
        { "settings-documents", "/settings/documents", "hopper", 200 },
        { "settings-document", "/settings/documents/privacy", "hopper", 200 },
        { "consent", "{consent}", "amara", 200 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_is_good_to_look_at_for_everyone(string name, string path, string who, int code) =>
        PageLook.IsGoodAsync(scene, name, path, who, code);
}

/// <summary>The pages of collections, as their owners and others see them.</summary>
public sealed class CollectionLookTests(Scene scene) : IClassFixture<Scene>
{
    /// <inheritdoc cref="PageLook.IsGoodAsync"/>
    public static readonly TheoryData<string, string, string, int> Pages = new()
    {
        { "collection-visitor", "{collection}", "", 200 },
        { "collection-by-link", "{secret}", "", 200 },
        { "collections", "/collections", "quinn", 200 },
        { "collections-followed", "/collections", "cath", 200 },
        { "collections-none", "/collections", "wren", 200 },
        { "collection-new", "/collections/new", "quinn", 200 },
        { "collection-own", "{collection}", "quinn", 200 },
        { "collection-other", "{collection}", "cath", 200 },
        { "collection-edit", "{shared}/edit", "quinn", 200 },
        { "collection-delete", "{shared}/delete", "quinn", 200 },
        { "collection-note", "{collected}", "quinn", 200 },
        { "collect", "{collect}", "quinn", 200 },
        { "bookmarks-collections", "/bookmarks", "quinn", 200 },
        { "profile-collections", "/@quinn", "cath", 200 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_of_collections_is_good_to_look_at(string name, string path, string who, int code) =>
        PageLook.IsGoodAsync(scene, name, path, who, code);
}
