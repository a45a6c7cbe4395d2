using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Safety.Mutes;

/// <summary>The people whom a member mutes at present, latest first; for that member alone.</summary>
public sealed class ListMutes(Database database, AccountHydrator accounts, TimeProvider clock)
{
    public Task<Page<MutedPerson>> RunAsync(AccountId me, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var args = new { me, Now = clock.Milliseconds(), window.Below, window.Above, window.Limit };
                var rows = window.NewestFirst(await db.QueryAsync<Row>(Sql(window.Order), args));
                var people = (await accounts.LoadAsync(db, rows.ConvertAll(row => row.MutedId))).ToDictionary(person => person.Id);
                return Page<MutedPerson>.Of(window, rows, row => row.Id, [.. rows.Where(row => people.ContainsKey(row.MutedId))
                    .Select(row => new MutedPerson(people[row.MutedId], row.ExpiresAt, row.Notifications))]);
            },
            ct);

    internal static string Sql(string order) =>
        $"""
        SELECT id, muted_id, expires_at, notifications FROM mutes
        WHERE account_id = @me AND id < @Below AND id > @Above AND (expires_at IS NULL OR expires_at > @Now)
        ORDER BY id {order} LIMIT @Limit
        """;

    private sealed class Row
    {
        public long Id { get; set; }
        public AccountId MutedId { get; set; }
        public long? ExpiresAt { get; set; }
        public bool Notifications { get; set; }
    }
}

/// <param name="Until">Milliseconds; null for always.</param>
/// <param name="Notifications">Their notifications are muted too.</param>
public sealed record MutedPerson(AccountView Account, long? Until, bool Notifications);
