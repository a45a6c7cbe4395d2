using Canteen.Core.Audiences;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Core.Chats;

/// <summary>Who may know of a tweetchat. Every read of one goes through here or through <see cref="Sql"/>.</summary>
public sealed class ChatGate
{
    /// <summary>
    /// A condition on <c>chats c</c>, with <c>@viewer</c> (0 for a visitor): announced, for everyone or for members, and no block between
    /// the viewer and its first host; or the viewer is one of its hosts, or asked to be.
    /// </summary>
    public static readonly string Sql =
        $"""
        (EXISTS (SELECT 1 FROM chat_hosts h WHERE h.chat_id = c.id AND h.account_id = @viewer)
          OR (c.state > 0 AND (c.audience = 0 OR @viewer > 0) AND {BlockRule.PersonSql("c.host_id")}
            AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = c.host_id AND g.suspended_at IS NOT NULL)))
        """;

    private static readonly string FindSql = $"SELECT {ChatReader.Columns} FROM chats c WHERE c.id = @id AND {Sql}";

    /// <summary>The same as <see cref="Sql"/> for what is in memory, which knows nothing of those who are only asked to be hosts.</summary>
    /// <param name="viewer">Null for a visitor.</param>
    public static bool MaySee(Chat chat, Viewer? viewer)
    {
        if (chat.IsHostedBy(viewer?.Id)) return true;
        if (!chat.IsAnnounced || !chat.Hosts.Contains(chat.Host)) return false;
        return viewer is null ? chat.Audience == ChatAudience.Everyone : !viewer.IsApartFrom(chat.Host);
    }

    /// <summary>Null where there is none, or the viewer may not know of it.</summary>
    public static async Task<Chat?> VisibleChatAsync(ReadSession db, Id<Chat> id, AccountId? viewer) =>
        (await ChatReader.ReadAsync(db, FindSql, new { id, viewer = viewer?.Value ?? 0 })).FirstOrDefault();

    /// <summary>For whoever changes it: 404 where they may not know of it, 403 where they are no host of it.</summary>
    public static async Task<Outcome<Chat>> HostedChatAsync(ReadSession db, Id<Chat> id, AccountId host)
    {
        if (await VisibleChatAsync(db, id, host) is not { } chat) return Fault.NotFound;
        return chat.IsHostedBy(host) ? chat : Fault.NotAllowed;
    }
}
