using Canteen.Core.Audiences;
using Canteen.Core.Notifications;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Notifies people of what concerns them, and removes the notification if it is undone.</summary>
public sealed class NotifyPeople(PostGate gate) : IReaction
{
    // Each statement has its own index: a person may have a million notifications, and a post a hundred thousand.
    internal const string TakeBackSql =
        "DELETE FROM notifications WHERE account_id = @To AND from_id = @From AND post_id IS NULL AND kind = @Kind";

    internal const string TakeBackAboutPostSql = "DELETE FROM notifications WHERE post_id = @post AND from_id = @by AND kind = @kind";

    public string Name => "notifications";

    public IReadOnlyCollection<Type> Hears { get; } =
    [
        typeof(PostPublished), typeof(PostEdited), typeof(PostDeleted), typeof(PostFavourited), typeof(PostUnfavourited),
        typeof(PostBoosted),
        typeof(PostUnboosted), typeof(SearchFound), typeof(ChatRemembered),
        typeof(AccountFollowed), typeof(AccountUnfollowed), typeof(FollowRequested), typeof(FollowRequestWithdrawn),
    ];

    public async Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        switch (happened.Event)
        {
            case PostPublished e:
                await MentionAsync(tx, e.Post, e.Author, e.Mentioned, happened.CreatedAt);
                await TellOfPost.BeginAsync(tx, e, happened.CreatedAt);
                break;
            case PostEdited e:
                await MentionAsync(
                tx, e.Post, e.Author, e.Now.Mentioned.Except(e.Before.Mentioned), happened.CreatedAt); break;
            case PostDeleted e: await ForgetPost.BeginAsync(tx, e.Post); break;
            case PostFavourited e: await TellAsync(tx, new(NotificationKinds.Favourite, e.Author, e.By, e.Post), happened.CreatedAt); break;
            case PostUnfavourited e: await TakeBackAsync(tx, e.Post, NotificationKinds.Favourite, e.By); break;
            case PostBoosted e: await TellAsync(tx, new(NotificationKinds.Boost, e.Author, e.By, e.Original), happened.CreatedAt); break;
            case PostUnboosted e: await TakeBackAsync(tx, e.Original, NotificationKinds.Boost, e.By); break;
            case SearchFound e: await TellOfPost.FoundAsync(tx, e, happened.CreatedAt); break;
            case ChatRemembered e: await TellOfChat.RunAsync(tx, e, happened.CreatedAt); break;
            case AccountFollowed e: await FollowAsync(tx, e, happened.CreatedAt); break;
            case AccountUnfollowed e: await TakeBackAsync(tx, new(NotificationKinds.Follow, e.Followee, e.Follower)); break;
            case FollowRequested e:
                await TellAsync(
                tx, new(NotificationKinds.FollowRequest, e.Followee, e.Follower), happened.CreatedAt); break;
            case FollowRequestWithdrawn e: await TakeBackAsync(tx, new(NotificationKinds.FollowRequest, e.Followee, e.Follower)); break;
        }
    }

    private async Task MentionAsync(WriteTransaction tx, PostId post, AccountId author, IEnumerable<AccountId> people, long at)
    {
        foreach (var person in people.Distinct())
        {
            if (await gate.VisiblePostAsync(tx, post, person) is not { } seen) continue;
            var isPrivate = seen.Visibility == Visibility.Mentioned;
            await TellAsync(tx, new(NotificationKinds.Mention, person, author, post, isPrivate), at);
        }
    }

    private static async Task FollowAsync(WriteTransaction tx, AccountFollowed followed, long at)
    {
        await TakeBackAsync(tx, new(NotificationKinds.FollowRequest, followed.Followee, followed.Follower));
        await TellAsync(tx, new(NotificationKinds.Follow, followed.Followee, followed.Follower), at);
    }

    // Only people of this server are notified, unless they muted the thread or whoever caused it, one of the two blocked
    // the other, or the post was deleted meanwhile.
    private static async Task TellAsync(WriteTransaction tx, Cause cause, long at)
    {
        if (cause.To == cause.From) return;
        var id = tx.NewId<Notification>();
        var told = await tx.ExecuteAsync(
            $"""
            INSERT INTO notifications (id, account_id, kind, from_id, post_id, created_at)
            SELECT @Id, a.id, @Kind, @From, @PostId, @at FROM accounts a
            WHERE a.id = @To AND a.domain = '' AND {NotificationRule.MayBeToldSql}
              AND (@Post = 0 OR EXISTS (
                SELECT 1 FROM posts p WHERE p.id = @Post AND p.deleted_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM muted_threads t WHERE t.account_id = a.id AND t.thread_id = p.thread_id)))
            """,
            new { Id = id, cause.Kind, cause.From, cause.To, PostId = cause.Post?.Value, Post = cause.Post?.Value ?? 0, at });
        if (told > 0) await tx.AnnounceAsync(new PersonNotified(id, cause.To, cause.From, cause.IsPrivate));
    }

    private static Task TakeBackAsync(WriteTransaction tx, PostId post, string kind, AccountId by) =>
        WithdrawNotifications.RunAsync(tx, TakeBackAboutPostSql, new { post, kind, by });

    private static Task TakeBackAsync(WriteTransaction tx, Cause cause) =>
        WithdrawNotifications.RunAsync(tx, TakeBackSql, new { cause.Kind, cause.From, cause.To });

    private sealed record Cause(string Kind, AccountId To, AccountId From, PostId? Post = null, bool IsPrivate = false);
}
