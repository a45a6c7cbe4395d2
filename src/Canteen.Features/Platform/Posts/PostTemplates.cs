using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Caching;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Platform.Posts;

/// <summary>Posts as HTML, rendered once for all who read them; the least used go first when they take too much memory.</summary>
public sealed class PostTemplates(TemplateRenderer renderer, CanteenSettings settings) : IDisposable
{
    private readonly LruCache<long, PostHtml> _cache = new(settings.PagesMegabytes * 1024L * 1024);

    /// <param name="focused">The page is about it: larger, with its whole date and its counts.</param>
    internal ValueTask<PostToWrite> FindAsync(ShownPost entry, bool focused)
    {
        var shown = entry.Shown;
        if (!focused && HtmlOf(shown) is { Card: { } card } html && html.ActionsOf(shown) is { } actions && ContextOf(entry) is { } context)
            return new(new PostToWrite(entry, card, context, actions));
        return RenderAsync(entry, focused);
    }

    public void Dispose() => _cache.Dispose();

    /// <summary>What is rendered of it, unless it or its author has changed.</summary>
    private PostHtml? HtmlOf(ShownPost post) =>
        _cache.Find(post.Id.Value) is { } html && html.IsOf(post) ? html : null;

    private HtmlTemplate? ContextOf(ShownPost entry)
    {
        if (entry.Original is null && entry.Post.View!.ReplyToId is null) return HtmlTemplate.Nothing;
        return HtmlOf(entry)?.Context;
    }

    private async ValueTask<PostToWrite> RenderAsync(ShownPost entry, bool focused)
    {
        var shown = entry.Shown;
        var (html, view) = (Begun(shown), shown.ToView() with { Flags = null });
        var card = focused ? await renderer.RenderAsync(typeof(PostCard), Of(view, focused)) : html.Card ??= await renderer.RenderAsync(typeof(PostCard), Of(view, focused));
        var actions = html.ActionsOf(shown) ?? html.Keep(shown, await renderer.RenderAsync(typeof(PostActions), Of(shown.ToView())));
        var context = ContextOf(entry) ?? (Begun(entry).Context = await renderer.RenderAsync(typeof(PostContext), Of(entry.ToView())));
        return new PostToWrite(entry, card, context, actions);
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

/// <summary>What is rendered of one post.</summary>
internal sealed class PostHtml(ShownPost post) : CacheEntry
{
    private const int States = 65;

    private readonly CachedPost _post = post.Post.Whole;
    private readonly AccountView _author = post.Author.View;
    private readonly HtmlTemplate?[] _actions = new HtmlTemplate?[States];

    /// <summary>The post without why it is there and what can be done with it; null until it is rendered.</summary>
    public HtmlTemplate? Card { get; set; }

    /// <summary>Above it, for who may know it: who boosted it, or what it answers.</summary>
    public HtmlTemplate? Context { get; set; }

    /// <summary>Rendered it takes about three times what was said, and two forms of what can be done with it.</summary>
    public override int Bytes { get; } = 8000 + (3 * post.Post.View!.Html.Length);

    /// <summary>The names and the rest of what a card shows of its author change seldom, their numbers often.</summary>
    public bool IsOf(ShownPost other) =>
        ReferenceEquals(_post, other.Post.Whole) && (ReferenceEquals(_author, other.Author.View) || _author.IsShownAs(other.Author.View));

    /// <summary>What this viewer can do with it, as it looks now.</summary>
    public HtmlTemplate? ActionsOf(ShownPost seen) => _actions[StateOf(seen)];

    public HtmlTemplate Keep(ShownPost seen, HtmlTemplate actions) => _actions[StateOf(seen)] = actions;

    /// <summary>What the buttons under a post depend on: what the viewer marked it with, and whether it is theirs.</summary>
    private static int StateOf(ShownPost seen) => seen.Flags is { } flags ? (int)flags + (seen.IsOwn ? 32 : 0) : States - 1;
}

/// <summary>One post of a page, with all that is to be written.</summary>
internal readonly record struct PostToWrite(ShownPost Entry, HtmlTemplate Card, HtmlTemplate Context, HtmlTemplate Actions);
