using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// How many packs wait for somebody's answer, kept for those who read on this node, because every page of theirs says it.
/// </summary>
internal sealed class PackQuestions : ILiveTail, IDisposable
{
    private const long Budget = 2 * 1024 * 1024;

    internal static readonly string Sql =
        $"""
        SELECT COUNT(*) FROM pack_people m JOIN packs p ON p.id = m.pack_id
        WHERE m.member_id = @viewer AND m.answer = 0 AND {PackRows.FoundSql}
        """;

    private readonly PerAccountCache<Count> _cache;

    public PackQuestions(Database database) => _cache = new(
        Budget,
        async (me, ct) => new Count(await database.ReadAsync(db => db.ScalarAsync<long>(Sql, new { viewer = me }), ct)));

    public async ValueTask<long> CountAsync(AccountId me, CancellationToken ct) => (await _cache.FindAsync(me, ct)).Number;

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PackChanged e: Forget(e.People); break;
            case AccountBlocked e: Forget([e.By, e.Other]); break;
            case AccountUnblocked e: Forget([e.By, e.Other]); break;
            case AccessChanged or AccountSuspended: Forget(); break;
        }
    }

    public void Forget() => _cache.ForgetAll();

    public void Dispose() => _cache.Dispose();

    private void Forget(IReadOnlyList<AccountId> people)
    {
        foreach (var person in people) _cache.Forget(person);
    }

    private sealed class Count(long number) : CacheEntry
    {
        public long Number => number;

        public override int Bytes => 100;
    }
}
