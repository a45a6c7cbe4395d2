using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>
/// Makes the ids of this process start above every id in the database. The clock alone would not do: it may have been set back since the
/// last id was made, or the clock of another node may be ahead.
/// </summary>
internal sealed class IdSeed(IEngine engine, IdSource ids, ILogger<IdSeed> logger)
{
    /// <summary>Smaller differences between the clocks of nodes are not reported.</summary>
    internal static readonly TimeSpan Noticed = TimeSpan.FromSeconds(2);

    /// <summary>The tables whose ids are made by <see cref="IdSource"/>. Each has an index that begins with the id.</summary>
    internal static readonly string[] Tables =
    [
        "accounts", "apps", "attachments", "blocked_domains", "blocks", "bookmarks", "chat_messages", "chat_questions",
        "chats", "collection_follows", "collections", "favourites",
        "featured_tags", "filter_keywords", "filter_posts", "filters", "follow_requests", "followed_tags", "follows", "invites",
        "known_browsers", "list_members", "list_tags", "lists", "memberships", "mutes", "notifications", "organisation_invitations",
        "organisations", "pack_people", "pack_tags", "packs", "post_revisions", "posts", "reports", "saved_searches", "sessions",
        "suggestion_dismissals", "tag_pairs", "tags", "tokens",
    ];

    internal static readonly string HighestSql =
        $"SELECT max(id) FROM ({string.Join(" UNION ALL ", Tables.Select(table => $"SELECT max(id) AS id FROM {table}"))}) highest";

    private volatile bool _risen;

    public IdSource Ids => ids;

    /// <summary>Returns once ids may be made; it reads the database the first time only.</summary>
    public ValueTask ReadyAsync(CancellationToken ct) => _risen ? default : new(RiseAsync(ct));

    public async Task RiseAsync(CancellationToken ct)
    {
        long highest = 0;
        await engine.ReadAsync(async line => highest = await new ReadSession(line).ScalarAsync<long?>(HighestSql) ?? 0, ct);
        ids.RiseAbove(highest);
        _risen = true;
        if (ids.AheadBy >= Noticed.TotalMilliseconds) ClockMonitor.Warn(logger, ids);
    }
}
