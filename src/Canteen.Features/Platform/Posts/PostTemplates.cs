using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Caching;
using Canteen.Core.Posts;
using Canteen.Core.Viewers;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Platform.Posts;

/// <summary>Posts as HTML, rendered once for all readers; the least recently used go first when they take too much memory.</summary>
public sealed class PostTemplates(TemplateRenderer renderer, CanteenSettings settings) : IDisposable
{
    private readonly LruCache<long, PostHtml> _cache = new(settings.PagesMegabytes * 1024L * 1024);

    /// <param name="focused">The page is about this post: it is larger, with its full date and its counts.</param>
    internal ValueTask<PostToWrite> FindAsync(ShownPost entry, bool focused)
    {
        var shown = entry.Shown;
        if (!focused && HtmlOf(shown) is { Card: { } card } html && html.ActionsOf(shown) is { } actions && ContextOf(entry) is { } context
            && BoostMenuOf(entry) is { } menu)
            return new(new PostToWrite(entry, card, context, actions) { BoostMenu = menu });
        return RenderAsync(entry, focused);
    }

    /// <summary>
    /// The same with marks around what a search looked for; the card is put together for this answer alone.
    /// </summary>
    internal async ValueTask<PostToWrite> FindAsync(ShownPost entry, bool focused, SoughtWords sought)
    {
        var post = await FindAsync(entry, focused);
        if (sought.IsEmpty) return post;
        var view = entry.Shown.ToView() with { Flags = null };
        var (html, warning) = (SearchMarks.In(view.Html, sought), SearchMarks.In(view.ContentWarning, sought));
        if (html == view.Html && !warning.ToString().Contains("<mark>", StringComparison.Ordinal)) return post;
        if (view.ContentWarning.Length == 0 && post.Card.With(view.Html.ToString(), html.ToString()) is { } card)
            return post with { Card = card };
        var parameters = Of(view, focused);
        (parameters["Marked"], parameters["MarkedWarning"]) = (html, warning);
        return post with { Card = await renderer.RenderAsync(typeof(PostCard), parameters) };
    }

    public void Dispose() => _cache.Dispose();

    /// <summary>The rendered HTML of a post, unless the post or its author has changed.</summary>
    private PostHtml? HtmlOf(ShownPost post) =>
        _cache.Find(post.Id.Value) is { } html && html.IsOf(post) ? html : null;

    private HtmlTemplate? ContextOf(ShownPost entry)
    {
        if (entry.Original is null && entry.Post.View!.ReplyToId is null) return HtmlTemplate.Nothing;
        return HtmlOf(entry)?.Context;
    }

    private HtmlTemplate? BoostMenuOf(ShownPost entry) =>
        entry is { Original: not null, Flags: not null, IsOwn: false } ? HtmlOf(entry)?.BoostMenu : HtmlTemplate.Nothing;

    private async ValueTask<PostToWrite> RenderAsync(ShownPost entry, bool focused)
    {
        var shown = entry.Shown;
        var (html, view) = (Begun(shown), shown.ToView() with { Flags = null });
        var card = focused
            ? await renderer.RenderAsync(typeof(PostCard), Of(view, focused))
            : html.Card ??= await renderer.RenderAsync(typeof(PostCard), Of(view, focused));
        var actions = html.ActionsOf(shown) ?? html.Keep(shown, await renderer.RenderAsync(typeof(PostActions), Of(shown.ToView())));
        var context = ContextOf(entry) ?? (Begun(entry).Context = await renderer.RenderAsync(typeof(PostContext), Of(entry.ToView())));
        var menu = BoostMenuOf(entry)
            ?? (Begun(entry).BoostMenu = await renderer.FindAsync(typeof(BoostMenu), new { Booster = entry.Author.View }));
        return new PostToWrite(entry, card, context, actions) { BoostMenu = menu };
    }

    private PostHtml Begun(ShownPost post)
    {
        if (HtmlOf(post) is { } known) return known;
        var begun = new PostHtml(post);
        _cache.Put(post.Id.Value, begun);
        return begun;
    }

    private static Dictionary<string, object?> Of(PostView post, bool? focused = null)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Post"] = post };
        if (focused is { } said) parameters["Focused"] = said;
        return parameters;
    }
}

/// <summary>The rendered HTML of one post.</summary>
internal sealed class PostHtml(ShownPost post) : CacheEntry
{
    /// <summary>Above all flags, however many there are.</summary>
    private static readonly int Own = 2 * (int)Enum.GetValues<PostFlags>().Max();

    private static readonly int States = (2 * Own) + 1;

    private readonly CachedPost _post = post.Post.Whole;
    private readonly AccountView _author = post.Author.View;
    private readonly HtmlTemplate?[] _actions = new HtmlTemplate?[States];

    /// <summary>The post without its context and its actions; null until it is rendered.</summary>
    public HtmlTemplate? Card { get; set; }

    /// <summary>What is shown above it to those who may know it: who boosted it, or what it answers.</summary>
    public HtmlTemplate? Context { get; set; }

    /// <summary>Of a boost: what concerns whoever boosted; null until it is rendered.</summary>
    public HtmlTemplate? BoostMenu { get; set; }

    /// <summary>Rendered, a post takes about three times the size of its text, plus two forms of its actions.</summary>
    public override int Bytes { get; } = 8000 + (3 * post.Post.View!.Html.Length);

    /// <summary>
    /// True while this HTML still fits. An author's counts change often, but the name and whatever else a card shows change seldom.
    /// </summary>
    public bool IsOf(ShownPost other) =>
        ReferenceEquals(_post, other.Post.Whole) && (ReferenceEquals(_author, other.Author.View) || _author.IsShownAs(other.Author.View));

    /// <summary>What this viewer can do with the post, as it looks now; null until it is rendered.</summary>
    public HtmlTemplate? ActionsOf(ShownPost seen) => _actions[StateOf(seen)];

    public HtmlTemplate Keep(ShownPost seen, HtmlTemplate actions) => _actions[StateOf(seen)] = actions;

    /// <summary>What the buttons below a post depend on: the viewer's flags, and whether the post is theirs.</summary>
    private static int StateOf(ShownPost seen) => seen.Flags is { } flags ? (int)flags + (seen.IsOwn ? Own : 0) : States - 1;
}

/// <summary>One post of a page, with all templates that are to be written.</summary>
/// <param name="ClosedFor">The titles of the reader's filters that closed it; null for none.</param>
internal readonly record struct PostToWrite(
    ShownPost Entry, HtmlTemplate Card, HtmlTemplate Context, HtmlTemplate Actions, string? ClosedFor = null)
{
    public HtmlTemplate BoostMenu { get; init; } = HtmlTemplate.Nothing;

    /// <summary>Who boosted it, where these are several, or where it is not there because of them.</summary>
    public HtmlTemplate? Boosted { get; init; }

    /// <summary>Where it stands in an arrangement.</summary>
    public FeedPlace? Place { get; init; }

    /// <summary>What stands above it, and what folds those below it.</summary>
    public HtmlTemplate? Above { get; init; }

    /// <inheritdoc cref="Above"/>
    public HtmlTemplate? Fold { get; init; }
}
