using Canteen.Core.Accounts;
using Canteen.Core.Caching;

namespace Canteen.Core.Posts;

/// <summary>A post in the cache of this node: what is the same for everyone who may see it.</summary>
public sealed class CachedPost : CacheEntry
{
    /// <summary>One for all posts, because counts seldom change and a lock for each would take memory.</summary>
    private static readonly Lock Counting = new();

    private static long _versions;

    private StatusPiecesJson? _pieces;
    private volatile PostCounts _counts = new(0, 0, 0);
    private long _countedAt;
    private CachedAccount? _author;
    private CachedPost? _original;
    private CachedPost? _untold;

    private CachedPost() => (Bytes, Whole) = (150, this);

    /// <param name="parent">The post that it answers, where not everyone may read that.</param>
    internal CachedPost(PostView view, PostId? original, HiddenParent? parent)
    {
        (View, Original, Parent, Whole) = (view, original, parent, this);
        _counts = new(view.RepliesCount, view.BoostsCount, view.FavouritesCount);
        Mentioned = [.. view.Mentions.Select(m => m.Id)];
        Bytes = (parent is null ? 1 : 2) * (2500 + (4 * view.Html.Length) + (2 * (view.Typed?.Length ?? 0)));
    }

    /// <summary>
    /// The post without the viewer's flags and without the boosted post; its counts and its author's are those of when it was read. Null
    /// for a post that is gone.
    /// </summary>
    public PostView? View { get; }

    /// <summary>The post that it boosts.</summary>
    public PostId? Original { get; }

    internal HiddenParent? Parent { get; }

    /// <summary>No two cached posts have the same; one that changed is another.</summary>
    internal long Version { get; } = Interlocked.Increment(ref _versions);

    /// <summary>All that it says, as filters read it.</summary>
    internal string Said => $"{View!.ContentWarning}\n\n{View.Typed}";

    internal IReadOnlyList<AccountId> Mentioned { get; } = [];

    /// <summary>It answers somebody else's post, even where a viewer may not know which.</summary>
    internal bool AnswersOther { get; init; }

    /// <summary>Whom it answers, also where the answered post is gone.</summary>
    internal AccountId? Answered { get; init; }

    /// <summary>The same post without what it answers, for those who may not read that.</summary>
    internal CachedPost Untold =>
        _untold ??= new(
            View! with { ReplyToId = null, ReplyToAccountId = null }, Original, parent: null)
        { AnswersOther = AnswersOther, Answered = Answered, Whole = this };

    /// <summary>The same post with what it answers.</summary>
    public CachedPost Whole { get; private init; }

    /// <summary>The counts as they are now.</summary>
    internal PostCounts Counts => Whole._counts;

    /// <param name="at">
    /// The position in the log of the event with these counts: on PostgreSQL two events may be heard in the opposite order.
    /// </param>
    internal void Count(PostCounts counts, long at)
    {
        lock (Counting)
        {
            if (at <= _countedAt) return;
            (_countedAt, _counts) = (at, counts);
        }
    }

    public override int Bytes { get; }

    internal static CachedPost Gone() => new();

    /// <summary>The author as cached now, if at all; looked up again only after the cached author changed.</summary>
    internal CachedAccount? AuthorAmong(AccountCache accounts)
    {
        if (_author is not { IsStale: false } author) return _author = accounts.Find(View!.Author.Id);
        author.Used = true;
        return author;
    }

    /// <summary>The boosted post as cached now, if at all.</summary>
    internal CachedPost? OriginalAmong(PostCache posts)
    {
        if (_original is not { IsStale: false } original) return _original = posts.Find(Original!.Value);
        original.Used = true;
        return original;
    }

    /// <summary>Its JSON without the author and the flags.</summary>
    internal StatusPiecesJson Pieces(StatusWriterJson writer) => _pieces ??= writer.Cut(View!, boostOf: null);

    /// <summary>
    /// As <see cref="Pieces"/>, for a boost: it repeats what the original says, so it is cut anew when the original has changed.
    /// </summary>
    internal StatusPiecesJson PiecesAround(CachedPost original, StatusWriterJson writer)
    {
        var pieces = _pieces;
        if (pieces?.Around != original) _pieces = pieces = writer.Cut(View!, original);
        return pieces;
    }
}

/// <summary>A post that is not for everyone, or whose author is suspended.</summary>
/// <param name="Mentioned">The people mentioned, who may read it too.</param>
internal sealed record HiddenParent(AccountId Author, Audience Audience, IReadOnlyList<AccountId> Mentioned, bool Suspended);
