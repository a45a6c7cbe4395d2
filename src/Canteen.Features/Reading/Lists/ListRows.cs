using Canteen.Core.Audiences;
using Canteen.Core.Lists;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>What several use cases ask of the rows of lists.</summary>
internal static class ListRows
{
    /// <summary>A condition on <c>list_members m</c>, with <c>@viewer</c>: the owner is shown this person.</summary>
    public static readonly string ShownSql =
        $"""
        NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = m.member_id AND g.suspended_at IS NOT NULL)
        AND {BlockRule.PersonSql("m.member_id")}
        """;

    internal static readonly string CountSql =
        $"SELECT l.id, (SELECT COUNT(*) FROM list_members m WHERE m.list_id = l.id AND {ShownSql}) AS people FROM lists l WHERE l.id IN @Ids";

    private const string AddSql =
        """
        INSERT INTO lists (id, account_id, title, replies, is_exclusive, is_pinned, notify, icon, colour, place, created_at)
        VALUES (@Id, @owner, @Name, @Replies, @IsExclusive, @IsPinned, @Notifies, @Icon, @Colour,
          (SELECT COALESCE(MAX(place), 0) + 1 FROM lists WHERE account_id = @owner), @Now)
        """;

    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot have more than {PersonalList.Most} lists");

    /// <summary>A list of the owner; null for somebody else's.</summary>
    public static async Task<PersonalList?> FindAsync(ReadSession db, AccountId owner, Id<PersonalList> id) =>
        (await ListReader.LoadAsync(db, owner)).Find(list => list.Id == id);

    /// <inheritdoc cref="CreateList"/>
    public static async Task<Outcome<PersonalList>> AddAsync(WriteTransaction tx, AccountId owner, ListDraft draft)
    {
        if (draft.Check(isNew: true) is { } fault) return fault;
        var id = tx.NewId<PersonalList>();
        await tx.ExecuteAsync(
            AddSql,
            new
            {
                Id = id, owner, draft.Name, Replies = (long)(draft.Replies ?? ListReplies.List),
                IsExclusive = draft.IsExclusive ?? false, IsPinned = draft.IsPinned ?? false,
                Notifies = draft.Notifies ?? false,
                Icon = draft.Icon ?? PersonalList.Icons[0], Colour = (long)(draft.Colour ?? ListColour.Green), tx.Now,
            });
        var count = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM lists WHERE account_id = @owner", new { owner });
        if (count > PersonalList.Most) return TooMany;
        await tx.AnnounceAsync(new ListsChanged(owner));
        return (await FindAsync(tx, owner, id))! with { People = 0 };
    }

    /// <returns>The owner's lists, which count only the people whom their owner is shown.</returns>
    public static async Task<List<PersonalList>> CountAsync(ReadSession db, AccountId owner, IReadOnlyList<PersonalList> lists)
    {
        var args = new { viewer = owner, Ids = lists.Select(list => list.Id.Value).ToArray() };
        var counts = (await db.QueryAsync<Count>(CountSql, args)).ToDictionary(row => row.Id, row => (int)row.People);
        return [.. lists.Select(list => list with { People = counts.GetValueOrDefault(list.Id.Value) })];
    }

    public static async Task<PersonalList> CountAsync(ReadSession db, AccountId owner, PersonalList list) =>
        (await CountAsync(db, owner, [list]))[0];

    private sealed class Count
    {
        public long Id { get; set; }
        public long People { get; set; }
    }
}
