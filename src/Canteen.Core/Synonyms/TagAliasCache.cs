using Canteen.Storage;

namespace Canteen.Core.Synonyms;

/// <summary>Which hashtags are read together, all of them in the memory of this node: there are few, and they change seldom.</summary>
public sealed class TagAliasCache(Database database) : ILiveTail
{
    private const string Sql = "SELECT name, main FROM tag_aliases";

    private readonly Lock _lock = new();
    private int _changes;
    private volatile AliasSet? _known;

    /// <summary>Null where they are not in memory just now.</summary>
    public AliasSet? Known => _known;

    public ValueTask<AliasSet> FindAsync(CancellationToken ct) => _known is { } known ? new(known) : new(KeepAsync(ct));

    /// <summary>For whoever is reading already. What an older state of the database says is not kept for others.</summary>
    public ValueTask<AliasSet> FindAsync(ReadSession db) => _known is { } known ? new(known) : new(ReadAsync(db));

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is TagAliasesChanged) Forget();
    }

    public void Forget()
    {
        lock (_lock)
        {
            _changes++;
            _known = null;
        }
    }

    private async Task<AliasSet> KeepAsync(CancellationToken ct)
    {
        var changes = Volatile.Read(ref _changes);
        var read = await database.ReadAsync(ReadAsync, ct);
        lock (_lock)
        {
            if (_changes == changes) _known = read;
        }
        return read;
    }

    private static async Task<AliasSet> ReadAsync(ReadSession db) =>
        new((await db.QueryAsync<Row>(Sql)).ToDictionary(row => row.Name, row => row.Main, StringComparer.Ordinal));

    private sealed class Row
    {
        public string Name { get; set; } = "";
        public string Main { get; set; } = "";
    }
}
