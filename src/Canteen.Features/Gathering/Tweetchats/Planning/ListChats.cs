using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Tweetchats of which the viewer may know: those that are live or ahead, the next one first; others, the latest first.</summary>
public sealed class ListChats(Database database, ChatHydrator hydrator)
{
    public const int Each = 20;

    /// <param name="viewer">Null for a visitor, who has none of their own.</param>
    public async Task<ChatSlice> RunAsync(AccountId? viewer, ChatShelf shelf, ChatCursor? after, CancellationToken ct)
    {
        var from = after ?? (IsUpwards(shelf) ? ChatCursor.Least : ChatCursor.Most);
        var args = new { viewer = viewer?.Value ?? 0, At = from.At, from.Id, Limit = Each + 1 };
        var chats = await database.ReadAsync(db => ChatReader.ReadAsync(db, Sql(shelf), args), ct);
        var next = chats.Count > Each ? CursorOf(shelf, chats[Each - 1]) : null;
        return new(await hydrator.ShowAsync(viewer, [.. chats.Take(Each)], ct), next);
    }

    internal static string Sql(ChatShelf shelf) => shelf switch
    {
        ChatShelf.Finished => Downwards("c.ends_at", "c.state > 0 AND c.state = 3"),
        ChatShelf.Mine => Downwards(
            "c.starts_at",
            """
            c.id IN (SELECT h.chat_id FROM chat_hosts h WHERE h.account_id = @viewer
              UNION SELECT g.chat_id FROM chat_goers g WHERE g.account_id = @viewer)
            """),
        ChatShelf.Live => Upwards("c.state > 0 AND c.state = 2"),
        _ => Upwards("c.state > 0 AND c.state = 1"),
    };

    private static bool IsUpwards(ChatShelf shelf) => shelf is ChatShelf.Live or ChatShelf.Upcoming;

    private static ChatCursor CursorOf(ChatShelf shelf, Chat last) =>
        new(shelf == ChatShelf.Finished ? last.EndsAt : last.StartsAt, last.Id.Value);

    private static string Upwards(string condition) =>
        $"""
        SELECT {ChatReader.Columns} FROM chats c
        WHERE {condition} AND c.starts_at >= @At AND (c.starts_at > @At OR c.id > @Id) AND {ChatGate.Sql}
        ORDER BY c.starts_at, c.id LIMIT @Limit
        """;

    private static string Downwards(string time, string condition) =>
        $"""
        SELECT {ChatReader.Columns} FROM chats c
        WHERE {condition} AND {time} <= @At AND ({time} < @At OR c.id < @Id) AND {ChatGate.Sql}
        ORDER BY {time} DESC, c.id DESC LIMIT @Limit
        """;
}

/// <summary>Which tweetchats to list.</summary>
public enum ChatShelf
{
    Upcoming,
    Live,
    Finished,

    /// <summary>The viewer is a host of them, or asked to be, or will be there.</summary>
    Mine,
}

/// <param name="Next">Where the list goes on; null at its end.</param>
public sealed record ChatSlice(IReadOnlyList<ShownChat> Items, ChatCursor? Next);
