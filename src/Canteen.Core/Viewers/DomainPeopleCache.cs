using Canteen.Storage;

namespace Canteen.Core.Viewers;

/// <summary>
/// Who belongs to the servers that people who read on this node blocked. What is kept for a server goes with the last viewer who needs it.
/// </summary>
public sealed class DomainPeopleCache : ILiveTail
{
    internal const string Sql = "SELECT id FROM accounts WHERE domain = @domain AND domain <> ''";

    /// <summary>More than can come while a look at the database lasts.</summary>
    private const int MostRecent = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, WeakReference<DomainPeople>> _known = new(StringComparer.Ordinal);

    /// <summary>A look at the database that began before these came does not see them.</summary>
    private readonly Queue<(string Domain, long Account)> _recent = [];

    internal async Task<DomainPeople> FindAsync(ReadSession db, string domain)
    {
        var people = Registered(domain);
        if (people.IsRead) return people;
        people.Add(await db.QueryAsync<long>(Sql, new { domain }));
        people.IsRead = true;
        return people;
    }

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is not AccountCreated { Domain: { Length: > 0 } domain } created) return;
        lock (_lock)
        {
            _recent.Enqueue((domain, created.Account.Value));
            if (_recent.Count > MostRecent) _recent.Dequeue();
            if (_known.TryGetValue(domain, out var known) && known.TryGetTarget(out var people)) people.Add([created.Account.Value]);
        }
    }

    /// <summary>The viewers, who have what is known until now, are forgotten too.</summary>
    public void Forget()
    {
        lock (_lock) _known.Clear();
    }

    private DomainPeople Registered(string domain)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(domain, out var known) && known.TryGetTarget(out var people)) return people;
            foreach (var (gone, _) in _known.Where(one => !one.Value.TryGetTarget(out var _)).ToList()) _known.Remove(gone);
            people = new DomainPeople();
            people.Add(_recent.Where(recent => recent.Domain == domain).Select(recent => recent.Account));
            _known[domain] = new(people);
            return people;
        }
    }
}
