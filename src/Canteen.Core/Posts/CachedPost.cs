using Canteen.Core.Accounts;
using Canteen.Core.Caching;

namespace Canteen.Core.Posts;

/// <summary>A post as this node remembers it: what is the same for everyone who may see it.</summary>
public sealed class CachedPost : CacheEntry
{
    private StatusPiecesJson? _pieces;
    private volatile PostCounts _counts = new(0, 0, 0);
    private long _countedAt;
    private CachedAccount? _author;
    private CachedPost? _original;
    private CachedPost? _untold;

    private CachedPost() => (Bytes, Whole) = (150, this);

    /// <param name="parent">What it answers, where not everyone may read that.</param>
    internal CachedPost(PostView view, PostId? original, HiddenParent? parent)
    {
        (View, Original, Parent, Whole) = (view, original, parent, this);
        _counts = new(view.RepliesCount, view.BoostsCount, view.FavouritesCount);
        Mentioned = [.. view.Mentions.Select(m => m.Id)];
        AnswersOther = view.ReplyToId is not null && view.ReplyToAccountId != view.Author.Id;
        Bytes = (parent is null ? 1 : 2) * (2500 + (4 * view.Html.Length) + (2 * view.Text.Length));
    }

    /// <summary>Without the viewer's flags, without what was boosted, its own and its author's numbers as they were; null for what is gone.</summary>
    public PostView? View { get; }

    /// <summary>What it boosts.</summary>
    public PostId? Original { get; }

    internal HiddenParent? Parent { get; }

    internal IReadOnlyList<AccountId> Mentioned { get; } = [];

    /// <summary>It answers somebody else, whoever may know what.</summary>
    internal bool AnswersOther { get; private init; }

    /// <summary>The same without what it answers, for those who may not read that.</summary>
    internal CachedPost Untold =>
        _untold ??= new(View! with { ReplyToId = null, ReplyToAccountId = null }, Original, parent: null) { AnswersOther = AnswersOther, Whole = this };

    /// <summary>The same with all that it answers.</summary>
    public CachedPost Whole { get; private init; }

    /// <summary>As it is counted now.</summary>
    internal PostCounts Counts => Whole._counts;

    /// <param name="at">The place in the log of the event that tells of it: on PostgreSQL two may be heard in the other order.</param>
    internal void Count(PostCounts counts, long at)
    {
        if (at <= _countedAt) return;
        (_countedAt, _counts) = (at, counts);
    }

    public override int Bytes { get; }

    internal static CachedPost Gone() => new();

    /// <summary>Its author as they are now, if they are remembered; found again only after they changed.</summary>
    internal CachedAccount? AuthorAmong(AccountCache accounts)
    {
        if (_author is not { IsStale: false } author) return _author = accounts.Find(View!.Author.Id);
        author.Used = true;
        return author;
    }

    /// <summary>What it boosts as that is now, if it is remembered.</summary>
    internal CachedPost? OriginalAmong(PostCache posts)
    {
        if (_original is not { IsStale: false } original) return _original = posts.Find(Original!.Value);
        original.Used = true;
        return original;
    }

    /// <summary>Its JSON without the author and the flags.</summary>
    internal StatusPiecesJson Pieces(StatusWriterJson writer) => _pieces ??= writer.Cut(View!, boostOf: null);

    /// <summary>As <see cref="Pieces"/>, for a boost: it repeats what the original says, so it is cut anew when that has changed.</summary>
    internal StatusPiecesJson PiecesAround(CachedPost original, StatusWriterJson writer)
    {
        var pieces = _pieces;
        if (pieces?.Around != original) _pieces = pieces = writer.Cut(View!, original);
        return pieces;
    }
}

/// <summary>A post that is not for everyone, or whose author is suspended.</summary>
/// <param name="Mentioned">May read it too.</param>
internal sealed record HiddenParent(AccountId Author, Audience Audience, IReadOnlyList<AccountId> Mentioned, bool Suspended);
