using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Chats;
using Canteen.Core.People;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>A tweetchat as it was said, for whoever may see it, from when it began.</summary>
public sealed class ReadTranscript(
    Database database, ReadSections sections, ReadLinks links, VisiblePosts posts, AccountGate people, TimeProvider clock)
{
    internal const string TopSql =
        """
        SELECT s.post_id FROM chat_posts s JOIN posts p ON p.id = s.post_id
        WHERE s.chat_id = @id AND s.state = 0 AND s.kind <> 1 AND p.favourites_count + p.boosts_count > 0
        ORDER BY p.favourites_count + p.boosts_count DESC, s.post_id LIMIT 10
        """;

    internal const string PeopleSql =
        "SELECT account_id FROM chat_voices WHERE chat_id = @id AND posts_count > 0 ORDER BY posts_count DESC, account_id LIMIT 200";

    internal const string PeopleCountSql = "SELECT people_count FROM chat_sums WHERE chat_id = @id";

    /// <returns>404 where there is none, it has not begun, or the viewer may not know of it.</returns>
    public async Task<Outcome<TranscriptView>> RunAsync(Id<Chat> id, AccountId? viewer, CancellationToken ct)
    {
        if (await database.ReadAsync(db => BegunChatAsync(db, id, viewer), ct) is not { } chat) return Fault.NotFound;
        var (top, voices, count) = await database.ReadAsync(
            async db => (
                await db.QueryAsync<PostId>(TopSql, new { id }),
                await db.QueryAsync<AccountId>(PeopleSql, new { id }),
                await db.ScalarAsync<long>(PeopleCountSql, new { id })),
            ct);
        return new TranscriptView(chat, clock.Milliseconds())
        {
            Hosts = await ListedAsync(chat.Hosts, viewer, ct),
            Sections = await sections.RunAsync(chat, viewer, ct),
            Top = await posts.ListAsync(viewer, top, FilterContext.Public, ct),
            Links = await links.RunAsync(chat, viewer, ct),
            People = await ListedAsync(voices, viewer, ct),
            PeopleCount = count,
        };
    }

    /// <summary>The gate of every form of a transcript: null where there is none for this viewer.</summary>
    internal static async Task<Chat?> BegunChatAsync(ReadSession db, Id<Chat> id, AccountId? viewer) =>
        await ChatGate.VisibleChatAsync(db, id, viewer) is { State: ChatState.Live or ChatState.Over } chat ? chat : null;

    private async Task<IReadOnlyList<AccountView>> ListedAsync(IReadOnlyList<AccountId> ids, AccountId? viewer, CancellationToken ct)
    {
        var found = await people.FindAsync(ids, viewer, ct);
        return [.. (await people.ListedAsync(found, viewer, ct)).Where(person => !person.Suspended)];
    }
}
