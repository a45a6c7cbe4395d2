using System.Text.Json;
using Canteen.Core.Audiences;
using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// Tells of a new post those who want to know whenever its author posts: followers who asked for it, and the owners of lists that say so.
/// The first slice is told at once, the others by a job; nobody is told twice.
/// </summary>
internal sealed class TellOfPost(Database database) : IJobWorker
{
    internal const int Slice = 200;

    private const string JobKind = "notifications-of-new-post";

    internal const string WatchersSql =
        """
        SELECT id FROM (
          SELECT id FROM (
            SELECT f.follower_id AS id FROM follows f WHERE f.followee_id = @Author AND f.notify = TRUE AND f.follower_id > @after
            ORDER BY f.follower_id LIMIT @Slice) followers
          UNION
          SELECT id FROM (
            SELECT DISTINCT m.account_id AS id FROM list_members m
            WHERE m.member_id = @Author AND m.notify = TRUE AND m.account_id > @after
            ORDER BY m.account_id LIMIT @Slice) owners) watchers
        ORDER BY id LIMIT @Slice
        """;

    // Whoever is mentioned is told of that. Who mutes somebody may want to hear from them, but not of each of their posts.
    internal const string ToTellSql =
        $"""
        SELECT a.id FROM accounts a JOIN posts p ON p.id = @Post
        WHERE a.id IN @Ids AND a.id <> @From AND a.domain = '' AND p.deleted_at IS NULL AND {NotificationRule.MayBeToldSql}
          AND (@IsForMembers OR EXISTS (SELECT 1 FROM follows s WHERE s.follower_id = a.id AND s.followee_id = @From))
          AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.post_id = @Post AND m.account_id = a.id)
          AND NOT EXISTS (
            SELECT 1 FROM mutes q WHERE q.account_id = a.id AND q.muted_id = @From AND (q.expires_at IS NULL OR q.expires_at > @at))
          AND NOT EXISTS (SELECT 1 FROM muted_threads t WHERE t.account_id = a.id AND t.thread_id = p.thread_id)
          AND NOT EXISTS (
            SELECT 1 FROM notifications n WHERE n.post_id = @Post AND n.from_id = @From AND n.account_id = a.id AND n.kind = @Kind)
        ORDER BY a.id
        """;

    private const string AddSql =
        """
        INSERT INTO notifications (id, account_id, kind, from_id, post_id, created_at) VALUES (@Id, @To, @Kind, @Author, @Post, @At)
        """;

    private const string AddFoundSql =
        """
        INSERT INTO notifications (id, account_id, kind, from_id, post_id, created_at, search_id, search_title, search_posts)
        VALUES (@Id, @Owner, @Kind, @Author, @Newest, @at, @Search, @Title, @Posts)
        """;

    public string Kind => JobKind;

    /// <summary>Tells somebody what their saved search found, with the newest post of it, under the same conditions.</summary>
    /// <param name="at">Milliseconds.</param>
    public static async Task FoundAsync(WriteTransaction tx, SearchFound found, long at)
    {
        var asked = new
        {
            Ids = new[] { found.Owner.Value }, Post = found.Newest, From = found.Author, IsForMembers = true,
            Kind = NotificationKinds.Post, at,
        };
        if ((await tx.QueryAsync<AccountId>(ToTellSql, asked)).Count == 0) return;
        var id = tx.NewId<Notification>();
        await tx.ExecuteAsync(
            AddFoundSql,
            new
            {
                Id = id, found.Owner, Kind = NotificationKinds.Post, found.Author, found.Newest, at, found.Search, found.Title, found.Posts,
            });
        await tx.AnnounceAsync(new PersonNotified(id, found.Owner, found.Author));
    }

    /// <param name="at">Milliseconds.</param>
    public static async Task BeginAsync(WriteTransaction tx, PostPublished post, long at)
    {
        // What somebody says to others, or only to those mentioned, is no news to those who wait for their posts.
        var isToOthers = post.ReplyTo is not null && post.ReplyToAuthor != post.Author;
        if (isToOthers || !post.Audience.IsForFollowers) return;
        var news = new News(post.Post, post.Author, post.Audience.IsForMembers, at);
        if (await TellAsync(tx, news, after: 0) is { } last) await tx.EnqueueAsync(JobKind, news with { After = last });
    }

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var news = JsonSerializer.Deserialize<News>(payload)!;
        for (long? after = news.After; after is { } from;)
            after = await database.WriteAsync(tx => TellAsync(tx, news, from), ct);
    }

    /// <returns>The last of the slice, where there may be more.</returns>
    private static async Task<long?> TellAsync(WriteTransaction tx, News news, long after)
    {
        var watchers = await tx.QueryAsync<long>(WatchersSql, new { news.Author, after, Slice });
        if (watchers.Count == 0) return null;
        var asked = new { Ids = watchers, news.Post, From = news.Author, news.IsForMembers, Kind = NotificationKinds.Post, at = news.At };
        foreach (var person in await tx.QueryAsync<AccountId>(ToTellSql, asked))
        {
            var id = tx.NewId<Notification>();
            await tx.ExecuteAsync(AddSql, new { Id = id, To = person, Kind = NotificationKinds.Post, news.Author, news.Post, news.At });
            await tx.AnnounceAsync(new PersonNotified(id, person, news.Author));
        }
        return watchers.Count == Slice ? watchers[^1] : null;
    }

    /// <param name="IsForMembers">Not only those who follow the author may read it.</param>
    /// <param name="At">Milliseconds.</param>
    /// <param name="After">The account after which to go on.</param>
    private sealed record News(PostId Post, AccountId Author, bool IsForMembers, long At, long After = 0);
}
