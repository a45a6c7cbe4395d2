namespace Canteen.Core.Viewers;

/// <summary>The accounts of another server that this one knows; shared by all who blocked that server.</summary>
internal sealed class DomainPeople
{
    private readonly Lock _lock = new();

    /// <summary>Ascending.</summary>
    private volatile long[] _ids = [];

    /// <summary>It has been read from the database; until then it only hears of new ones.</summary>
    public bool IsRead { get; set; }

    public bool Has(AccountId account) => Array.BinarySearch(_ids, account.Value) >= 0;

    public void Add(IEnumerable<long> accounts)
    {
        lock (_lock) _ids = [.. _ids.Union(accounts).Order()];
    }
}
