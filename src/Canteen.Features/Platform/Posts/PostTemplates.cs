using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Memory;

namespace Canteen.Features.Platform.Posts;

/// <summary>Posts as HTML, rendered once for all who read them; the least used go first when they take too much memory.</summary>
public sealed class PostTemplates(TemplateRenderer renderer, CanteenSettings settings) : IDisposable
{
    private readonly Shelf<long, PostHtml> _shelf = new(settings.PagesMegabytes * 1024L * 1024);

    /// <param name="focused">The page is about it: larger, with its whole date and its counts.</param>
    internal ValueTask<PostToWrite> FindAsync(ShownPost entry, bool focused)
    {
        var shown = entry.Shown;
        if (!focused && HtmlOf(shown) is { Card: { } card } html && html.ActsOf(shown) is { } acts && BecauseOf(entry) is { } because)
            return new(new PostToWrite(entry, card, because, acts));
        return RenderAsync(entry, focused);
    }

    public void Dispose() => _shelf.Dispose();

    /// <summary>What is rendered of it, unless it or its author has changed.</summary>
    private PostHtml? HtmlOf(ShownPost post) =>
        _shelf.Find(post.Id.Value) is { } html && html.IsOf(post) ? html : null;

    private HtmlTemplate? BecauseOf(ShownPost entry)
    {
        if (entry.Original is null && entry.Post.View!.ReplyToId is null) return HtmlTemplate.Nothing;
        return HtmlOf(entry)?.Because;
    }

    private async ValueTask<PostToWrite> RenderAsync(ShownPost entry, bool focused)
    {
        var shown = entry.Shown;
        var (html, view) = (Begun(shown), shown.ToView() with { Flags = null });
        var card = focused ? await renderer.RenderAsync(typeof(PostCard), Of(view, focused)) : html.Card ??= await renderer.RenderAsync(typeof(PostCard), Of(view, focused));
        var acts = html.ActsOf(shown) ?? html.Keep(shown, await renderer.RenderAsync(typeof(PostActs), Of(shown.ToView())));
        var because = BecauseOf(entry) ?? (Begun(entry).Because = await renderer.RenderAsync(typeof(PostBecause), Of(entry.ToView())));
        return new PostToWrite(entry, card, because, acts);
    }

    private PostHtml Begun(ShownPost post)
    {
        if (HtmlOf(post) is { } known) return known;
        var begun = new PostHtml(post);
        _shelf.Put(post.Id.Value, begun);
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
internal sealed class PostHtml(ShownPost post) : Remembered
{
    private const int States = 65;

    private readonly KnownPost _post = post.Post.Whole;
    private readonly AccountView _author = post.Author.View;
    private readonly HtmlTemplate?[] _acts = new HtmlTemplate?[States];

    /// <summary>The post without why it is there and what can be done with it; null until it is rendered.</summary>
    public HtmlTemplate? Card { get; set; }

    /// <summary>Above it, for who may know it: who boosted it, or what it answers.</summary>
    public HtmlTemplate? Because { get; set; }

    /// <summary>Rendered it takes about three times what was said, and two forms of what can be done with it.</summary>
    internal override int Bytes { get; } = 8000 + (3 * post.Post.View!.Html.Length);

    /// <summary>The names and the rest of what a card shows of its author change seldom, their numbers often.</summary>
    public bool IsOf(ShownPost other) =>
        ReferenceEquals(_post, other.Post.Whole) && (ReferenceEquals(_author, other.Author.View) || _author.IsShownAs(other.Author.View));

    /// <summary>What this viewer can do with it, as it looks now.</summary>
    public HtmlTemplate? ActsOf(ShownPost seen) => _acts[StateOf(seen)];

    public HtmlTemplate Keep(ShownPost seen, HtmlTemplate acts) => _acts[StateOf(seen)] = acts;

    /// <summary>What the buttons under a post depend on: what the viewer marked it with, and whether it is theirs.</summary>
    private static int StateOf(ShownPost seen) => seen.Flags is { } flags ? (int)flags + (seen.IsOwn ? 32 : 0) : States - 1;
}

/// <summary>One post of a page, with all that is to be written.</summary>
internal readonly record struct PostToWrite(ShownPost Entry, HtmlTemplate Card, HtmlTemplate Because, HtmlTemplate Acts);
