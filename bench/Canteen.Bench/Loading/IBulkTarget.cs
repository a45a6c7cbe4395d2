namespace Canteen.Bench.Loading;

/// <summary>A migrated, empty database that takes many rows at once, and no reader meanwhile.</summary>
internal interface IBulkTarget : IAsyncDisposable
{
    /// <summary>Rows into one table, to be written to the end before the next table is opened.</summary>
    IRowWriter Open(string table, params string[] columns);

    /// <summary>Puts back what was taken away for the load: indexes, checks, durability.</summary>
    Task FinishAsync();
}

/// <summary>Takes the values of a row in the order of its columns. Disposing it commits.</summary>
internal interface IRowWriter : IDisposable
{
    void Add(long value);
    void Add(bool value);

    /// <summary>Null is no value.</summary>
    void Add(string? value);

    /// <summary>Null is no value.</summary>
    void Add(long? value);

    void EndRow();
}
