namespace Canteen.Bench.Loading;

/// <summary>A migrated, empty database to which many rows are written at once, while nobody reads it.</summary>
internal interface IBulkTarget : IAsyncDisposable
{
    /// <summary>Opens one table for rows; it must be finished before the next one is opened.</summary>
    IRowWriter Open(string table, params string[] columns);

    /// <summary>Restores what was switched off for the load: indexes, checks, durability.</summary>
    Task FinishAsync();
}

/// <summary>Takes the values of a row in the order of its columns. Disposing it commits.</summary>
internal interface IRowWriter : IDisposable
{
    void Add(long value);
    void Add(bool value);

    /// <summary>Null becomes NULL.</summary>
    void Add(string? value);

    /// <summary>Null becomes NULL.</summary>
    void Add(long? value);

    void EndRow();
}
