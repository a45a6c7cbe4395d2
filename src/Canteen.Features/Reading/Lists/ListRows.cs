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

    /// <summary>A list of the owner, with everybody in it counted; null for somebody else's.</summary>
    public static async Task<PersonalList?> FindAsync(ReadSession db, AccountId owner, Id<PersonalList> id) =>
        (await ListReader.LoadAsync(db, owner)).Find(list => list.Id == id);

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
