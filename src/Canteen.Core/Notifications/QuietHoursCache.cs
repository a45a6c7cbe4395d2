using Canteen.Core.Audiences;
using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Notifications;

/// <summary>
/// When the people who read on this node want to be left alone. Whoever is about to announce something to somebody asks here, at that
/// moment: quiet hours begin and end without an event.
/// </summary>
public sealed class QuietHoursCache : ILiveTail, IDisposable
{
    private const long Budget = 8 * 1024 * 1024;

    private readonly PerAccountCache<Entry> _memory;
    private readonly TimeProvider _clock;

    public QuietHoursCache(Database database, TimeProvider clock)
    {
        _clock = clock;
        _memory = new(Budget, async (owner, ct) => new Entry(await database.ReadAsync(db => QuietHoursReader.LoadAsync(db, owner), ct)));
    }

    /// <summary>Null for somebody who has set nothing of the kind.</summary>
    public async ValueTask<QuietPlan?> FindAsync(AccountId owner, CancellationToken ct) => (await _memory.FindAsync(owner, ct)).Plan;

    /// <summary>What they have set, if it is quiet for them now; else null.</summary>
    public async ValueTask<QuietPlan?> QuietNowAsync(AccountId owner, CancellationToken ct) => Now(await FindAsync(owner, ct));

    public async ValueTask<bool> IsAnnouncedAsync(PersonNotified told, CancellationToken ct) =>
        await QuietNowAsync(told.Account, ct) is not { } quiet || AnnouncedRule.IsAnnounced(quiet, told);

    /// <summary>Null where it has to be read first.</summary>
    public bool? IsAnnounced(PersonNotified told)
    {
        if (_memory.Find(told.Account) is not { } known) return null;
        return Now(known.Plan) is not { } quiet || AnnouncedRule.IsAnnounced(quiet, told);
    }

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is QuietHoursChanged e) _memory.Forget(e.Account);
    }

    public void Forget() => _memory.ForgetAll();

    public void Dispose() => _memory.Dispose();

    private QuietPlan? Now(QuietPlan? plan) => plan is not null && plan.IsQuiet(_clock.Milliseconds()) ? plan : null;

    private sealed class Entry(QuietPlan? plan) : CacheEntry
    {
        public QuietPlan? Plan => plan;

        public override int Bytes { get; } = 120 + (plan is null ? 0 : 200 + (60 * plan.Rules.Count) + (40 * plan.People.Count));
    }
}
