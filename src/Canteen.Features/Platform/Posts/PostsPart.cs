using System.Text;
using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look;

namespace Canteen.Features.Platform.Posts;

/// <summary>Posts, one after another.</summary>
/// <param name="focused">The post that the page is about.</param>
/// <param name="setSize">In a feed: how many there are in all, -1 where that is not known; null elsewhere.</param>
/// <param name="within">The class of the element around each post; null for no element.</param>
/// <param name="filter">Those that it closes are closed here; those that it hides were left out before.</param>
public sealed class PostsPart(
    IReadOnlyList<ShownPost> posts, PostId? focused = null, int? setSize = null, Func<int, string>? within = null,
    ReaderFilter filter = default) : HtmlPart
{
    private readonly PostToWrite[] _posts = new PostToWrite[posts.Count];
    private HtmlTemplate _summary = HtmlTemplate.Nothing;

    /// <summary>Where the posts are those of an arrangement.</summary>
    public FeedArrangement? Arrangement { get; init; }

    /// <summary>What is marked in them.</summary>
    public SoughtWords Sought { get; init; } = SoughtWords.None;

    /// <summary>Why each of them is shown, one sentence for each; null where nothing is said of that.</summary>
    public IReadOnlyList<string>? Why { get; init; }

    public override async ValueTask PrepareAsync(PageFiller page)
    {
        var templates = page.Service<PostTemplates>();
        for (var i = 0; i < _posts.Length; i++)
        {
            _posts[i] = await templates.FindAsync(posts[i], posts[i].Id == focused, Sought);
            if (posts[i].AlsoBoostedBy.Count > 0) _posts[i] = _posts[i] with { Boosted = await BoostedAsync(page, posts[i]) };
            if (Why is { } why)
                _posts[i] = _posts[i] with { Above = await page.Renderer.FindAsync(typeof(ShownBecause), new { Words = why[i] }) };
            if (Arrangement is { } arranged) _posts[i] = await PlaceAsync(page, _posts[i], arranged.Places[i]);
            if (filter.TitlesFor(posts[i]) is not { } titles) continue;
            _posts[i] = _posts[i] with { ClosedFor = titles };
            _summary = await page.Renderer.FindAsync(typeof(FilteredSummary), new { });
        }
    }

    public override void Write(HtmlWriter into, PageFiller page)
    {
        var filler = new PostFiller(page, setSize, _summary);
        for (var i = 0; i < _posts.Length; i++)
        {
            if (within is not null) into.Raw(Encoding.UTF8.GetBytes($"<div class=\"{within(i)}\">"));
            if (_posts[i].Place is { } begun) WriteBegin(into, begun);
            filler.Write(into, _posts[i]);
            if (_posts[i].Place is { } ended) WriteEnd(into, ended);
            if (within is not null) into.Raw("</div>"u8);
        }
    }

    private static ValueTask<HtmlTemplate> BoostedAsync(PageFiller page, ShownPost post)
    {
        var boosters = post.Original is null ? post.AlsoBoostedBy : [post.Author, .. post.AlsoBoostedBy];
        var second = boosters.Count == 2 ? Named(boosters[1]) : null;
        return page.Renderer.FindAsync(typeof(BoostedBy), new { First = Named(boosters[0]), Second = second, Others = boosters.Count - 1 });

        static BoostedBy.Booster Named(CachedAccount booster) => new(booster.View.Name, booster.View.Path);
    }

    private static async ValueTask<PostToWrite> PlaceAsync(PageFiller page, PostToWrite post, FeedPlace place)
    {
        post = post with { Place = place };
        if (place.IsReadFrom) post = post with { Above = await page.Renderer.FindAsync(typeof(UpToDate), new { }) };
        if (place is not { Folds: > 0, Begins: { } kind }) return post;
        return post with { Fold = await page.Renderer.FindAsync(typeof(Fold), new { Kind = kind, Count = place.Folds }) };
    }

    private static void WriteBegin(HtmlWriter into, FeedPlace place)
    {
        if (place.Begins is { } kind)
        {
            into.Raw(kind == FoldKind.Thread ? "<div class=\"together thread-part"u8 : "<div class=\"together"u8);
            into.Raw("\" data-entry=\""u8);
            into.Number(place.Newest);
            into.Raw("\">"u8);
        }
        if (place.BeginsFold) into.Raw("<div class=\"folded\">"u8);
    }

    private static void WriteEnd(HtmlWriter into, FeedPlace place)
    {
        if (place.EndsFold) into.Raw("</div>"u8);
        if (place.Ends) into.Raw("</div>"u8);
    }
}

/// <summary>Fills the holes of one post after another.</summary>
/// <param name="summary">Of those that a filter closed; null where there is none.</param>
internal sealed class PostFiller(PageFiller page, int? setSize, HtmlTemplate? summary = null) : HoleFiller
{
    private PostToWrite _post;
    private int _place;

    public void Write(HtmlWriter into, PostToWrite post)
    {
        (_post, _place) = (post, _place + 1);
        post.Card.Write(into, this);
    }

    public void WriteActions(HtmlWriter into, PostToWrite post)
    {
        _post = post;
        post.Actions.Write(into, this);
    }

    public override void Fill(Hole hole, HtmlWriter into)
    {
        var shown = _post.Entry.Shown;
        switch (hole.Kind)
        {
            case HoleKind.Entry: into.Number(_post.Entry.Id.Value); break;
            case HoleKind.EntryId: WriteId(into); break;
            case HoleKind.FeedPlace: WritePlace(into); break;
            case HoleKind.Described: into.Raw(_post.ClosedFor is null ? "-say"u8 : "-filtered"u8); break;
            case HoleKind.FilterStart or HoleKind.FilterEnd: WriteAround(into, isStart: hole.Kind == HoleKind.FilterStart); break;
            case HoleKind.FilterTitles: into.Text(_post.ClosedFor!); break;
            case HoleKind.AuthorName: into.Text(shown.Author.View.Name); break;
            case HoleKind.Above: _post.Above?.Write(into, this); break;
            case HoleKind.Context: WriteContext(into); break;
            case HoleKind.Fold: _post.Fold?.Write(into, this); break;
            case HoleKind.BoostMenu: _post.BoostMenu.Write(into, this); break;
            case HoleKind.Actions: _post.Actions.Write(into, this); break;
            case HoleKind.Replies: into.Text(Counts.Short(shown.Counts.Replies)); break;
            case HoleKind.Boosts: into.Text(Counts.Short(shown.Counts.Boosts)); break;
            case HoleKind.Favourites: into.Text(Counts.Short(shown.Counts.Favourites)); break;
            case HoleKind.Here: WriteHere(into); break;
            // After deleting the post, its own page will be gone too.
            case HoleKind.HereInQuery when page.IsAt(
                $"{shown.Author.View.Path}/{shown.Id}"):
                into.Text(Uri.EscapeDataString("/home")); break;
            default: page.Fill(hole, into); break;
        }
    }

    private void WriteContext(HtmlWriter into)
    {
        _post.Boosted?.Write(into, this);
        var isSaid = _post.Place is { AnswersAbove: true } || (_post.Boosted is not null && _post.Entry.Original is not null);
        if (!isSaid) _post.Context.Write(into, this);
    }

    private void WriteAround(HtmlWriter into, bool isStart)
    {
        if (_post.ClosedFor is null) return;
        if (!isStart)
        {
            into.Raw("</div></details>"u8);
            return;
        }
        into.Raw("<details class=\"filtered\">"u8);
        summary!.Write(into, this);
        into.Raw("<div class=\"post-inside\">"u8);
    }

    private void WriteHere(HtmlWriter into)
    {
        into.Raw(page.Here);
        if (page.Anchor is { } anchor)
        {
            into.Text(anchor);
            return;
        }
        into.Raw("#p"u8);
        WriteId(into);
    }

    private void WriteId(HtmlWriter into)
    {
        if (page.Column is { } column)
        {
            into.Number(column);
            into.Raw("-"u8);
        }
        into.Number(_post.Entry.Id.Value);
    }

    private void WritePlace(HtmlWriter into)
    {
        if (setSize is not { } all) return;
        into.Raw(" aria-posinset=\""u8);
        into.Number(_place);
        into.Raw("\" aria-setsize=\""u8);
        into.Number(all);
        into.Raw("\""u8);
    }
}
