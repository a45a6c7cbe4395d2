using Canteen.Core.Viewers;

namespace Canteen.Core.Timelines;

/// <summary>
/// A post or a boost on its way into timelines, and the rules for whose home it belongs in: the same that <see cref="HomeSql"/> asks the
/// database.
/// </summary>
/// <param name="Answered">Whom it answers; null for what answers nobody.</param>
/// <param name="Original">Of a boost, what was boosted.</param>
/// <param name="OnlyFor">The people it is for, where it is for them alone.</param>
internal sealed record TimelineEntry(
    PostId Id, AccountId Author, AccountId? Answered = null, string? Language = null, PostId? Original = null, IReadOnlyList<AccountId>? OnlyFor = null)
{
    public static TimelineEntry Of(PostPublished post) => new(
        post.Post, post.Author, AnsweredBy(post), post.Language, OnlyFor: post.Visibility == Visibility.Mentioned ? post.Mentioned : null);

    public static TimelineEntry Of(PostBoosted boost) => new(boost.Boost, boost.By, Original: boost.Original);

    /// <summary>It belongs with everyone whose follow has nothing special about it.</summary>
    public bool IsForAll => Answered is null && OnlyFor is null;

    /// <summary>What is told of it where it comes in.</summary>
    public TimelineNews Arrived => new(Id, TimelineChange.Arrived, Original);

    public bool BelongsInHomeOf(Viewer viewer)
    {
        if (viewer.Id == Author) return true;
        var followed = viewer.Followed;
        if (followed.Of(Author.Value) is not { } kind) return false;
        if (Original is not null && kind.HasFlag(FollowKind.NoBoosts)) return false;
        if (OnlyFor is not null && !OnlyFor.Contains(viewer.Id)) return false;
        if (Answered is { } answered && answered != viewer.Id && followed.Of(answered.Value) is null) return false;
        return !kind.HasFlag(FollowKind.SomeLanguages) || followed.Wants(Author.Value, Language);
    }

    // An answer to what is not known here answers somebody whom nobody follows.
    private static AccountId? AnsweredBy(PostPublished post) =>
        post.ReplyToAuthor == post.Author ? null : post.ReplyToAuthor ?? (post.ReplyTo is null ? null : default(AccountId));
}
