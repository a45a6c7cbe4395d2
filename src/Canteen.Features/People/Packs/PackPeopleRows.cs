using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>The people in packs, with the rules about who may be put into one, and their event.</summary>
internal static class PackPeopleRows
{
    private static readonly string FoundSql =
        $"""
        SELECT a.id, EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = @maker AND k.blocked_id = a.id) AS is_blocked,
          EXISTS (SELECT 1 FROM pack_people m WHERE m.pack_id = @pack AND m.member_id = a.id AND m.answer = 2) AS has_refused
        FROM accounts a
        WHERE a.id IN @Ids AND {PackRows.PresentSql("a.id")}
          AND NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = a.id AND k.blocked_id = @maker)
        """;

    private const string AddSql =
        """
        INSERT INTO pack_people (id, pack_id, member_id, answer, created_at, answered_at)
        VALUES (@New, @pack, @person, @Answer, @Now, @AnsweredAt)
        ON CONFLICT (pack_id, member_id) DO NOTHING
        """;

    private static readonly Fault Blocked = Fault.Invalid("Validation failed: You cannot add somebody whom you block");

    // It does not say why: that is for the person to tell.
    private static readonly Fault Refused = Fault.Invalid("Validation failed: You cannot add this person to this pack");

    private static readonly Fault OneRefused = Fault.Invalid("Validation failed: You cannot add one of these people to this pack");

    private const string CountSql = "SELECT COUNT(*) FROM pack_people WHERE pack_id = @pack AND answer < 2";

    /// <returns>Why not all of them can be put in, and then none may be; null where they are in it, or asked.</returns>
    public static async Task<Fault?> AddAsync(WriteTransaction tx, Pack pack, IReadOnlyList<AccountId> people)
    {
        AccountId[] asked = [.. people.Distinct()];
        if (asked.Length == 0) return null;
        if (asked.Length > Pack.MostPeople) return TooMany;
        var found = await CheckAsync(tx, pack, asked);
        if (!found.AreAllFound(asked)) return Fault.NotFound;
        if (found.HasBlocked) return Blocked;
        if (found.HasRefused) return asked.Length == 1 ? Refused : OneRefused;
        await PutAsync(tx, pack, asked);
        return await IsFullAsync(tx, pack.Id) ? TooMany : null;
    }

    /// <summary>Of the people who are asked for, those whom the maker can find, and what stands between.</summary>
    public static async Task<CheckedPeople> CheckAsync(ReadSession db, Pack pack, IReadOnlyList<AccountId> people)
    {
        var args = new { pack = pack.Id, maker = pack.Maker, Ids = people.Select(person => person.Value).ToArray() };
        return new((await db.QueryAsync<CheckedPerson>(FoundSql, args)).ToDictionary(row => row.Id));
    }

    /// <summary>Who is in the pack, or was asked before, stays as they are. It does not ask about the limit.</summary>
    public static async Task PutAsync(WriteTransaction tx, Pack pack, IReadOnlyList<AccountId> people)
    {
        List<AccountId> added = [];
        foreach (var person in people)
        {
            var answer = pack.FirstAnswerOf(person);
            long? answeredAt = answer == PackAnswer.None ? null : tx.Now;
            var args = new { New = tx.NewId<Pack>(), pack = pack.Id, person, Answer = (long)answer, tx.Now, AnsweredAt = answeredAt };
            if (await tx.ExecuteAsync(AddSql, args) > 0) added.Add(person);
        }
        if (added.Count > 0) await tx.AnnounceAsync(new PackChanged(pack.Id, pack.Maker, added));
    }

    public static async Task<bool> IsFullAsync(ReadSession db, Id<Pack> pack) =>
        await db.ScalarAsync<long>(CountSql, new { pack }) > Pack.MostPeople;

    /// <summary>The same for one too many whoever adds them.</summary>
    public static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: A pack cannot have more than {Pack.MostPeople} people");

    /// <summary>A block or a no of the person stands against it: it is not for the maker to decide.</summary>
    public static bool IsRefusal(Fault fault) => fault == Blocked || fault == Refused || fault == OneRefused;

    public sealed class CheckedPerson
    {
        public AccountId Id { get; set; }
        public bool IsBlocked { get; set; }
        public bool HasRefused { get; set; }
    }

    public sealed record CheckedPeople(IReadOnlyDictionary<AccountId, CheckedPerson> Found)
    {
        public bool AreAllFound(IReadOnlyList<AccountId> people) => people.All(Found.ContainsKey);

        public bool HasBlocked => Found.Values.Any(person => person.IsBlocked);

        public bool HasRefused => Found.Values.Any(person => person.HasRefused);

        public bool MayBeAdded(AccountId person) =>
            Found.TryGetValue(person, out var row) && row is { IsBlocked: false, HasRefused: false };
    }
}
