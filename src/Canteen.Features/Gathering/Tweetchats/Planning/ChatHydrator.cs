using Canteen.Core.Accounts;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Adds to tweetchats what one viewer is shown of them, in two queries however many there are.</summary>
public sealed class ChatHydrator(Database database, AccountCache accounts, ViewerCache viewers)
{
    internal const string CountsSql = "SELECT id, answers_count, people_count, goers_count FROM chats WHERE id IN @Ids";

    internal const string OwnSql =
        """
        SELECT c.id, h.accepted, g.reminders, g.by_mail FROM chats c
        LEFT JOIN chat_hosts h ON h.chat_id = c.id AND h.account_id = @viewer
        LEFT JOIN chat_goers g ON g.chat_id = c.id AND g.account_id = @viewer
        WHERE c.id IN @Ids
        """;

    public async Task<List<ShownChat>> ShowAsync(AccountId? viewer, IReadOnlyList<Chat> chats, CancellationToken ct)
    {
        if (chats.Count == 0) return [];
        var args = new { Ids = chats.Select(chat => chat.Id.Value).ToList(), viewer = viewer?.Value ?? 0 };
        var (counts, own) = await database.ReadAsync(
            async db => (
                await db.QueryAsync<CountRow>(CountsSql, args), viewer is null ? [] : await db.QueryAsync<OwnRow>(OwnSql, args)), ct);
        var people = await accounts.FindAsync(chats.SelectMany(chat => chat.Hosts), ct);
        var reader = viewer is { } me ? await viewers.FindAsync(me, ct) : null;
        var (counted, mine) = (counts.ToDictionary(row => row.Id), own.ToDictionary(row => row.Id));
        return [.. chats.Select(chat => Of(chat, counted.GetValueOrDefault(chat.Id), mine.GetValueOrDefault(chat.Id)))];

        ShownChat Of(Chat chat, CountRow? row, OwnRow? mine) => new(chat, row?.Counts ?? new(0, 0, 0), Hosts(chat))
        {
            IsHost = chat.IsHostedBy(viewer),
            IsAsked = mine is { Accepted: false },
            Going = mine is { Reminders: { } reminders } ? new((Reminders)reminders, mine.ByMail ?? false) : null,
        };

        AccountView[] Hosts(Chat chat) =>
        [
            .. chat.Hosts.Where(host => reader?.IsApartFrom(host) != true)
                .Select(host => people.GetValueOrDefault(host.Value)?.View).OfType<AccountView>(),
        ];
    }

    private sealed class CountRow
    {
        public Id<Chat> Id { get; set; }
        public long AnswersCount { get; set; }
        public long PeopleCount { get; set; }
        public long GoersCount { get; set; }
        public ChatCounts Counts => new(AnswersCount, PeopleCount, GoersCount);
    }

    private sealed class OwnRow
    {
        public Id<Chat> Id { get; set; }
        public bool? Accepted { get; set; }
        public long? Reminders { get; set; }
        public bool? ByMail { get; set; }
    }
}
