namespace Canteen.Core.Paging;

/// <summary>
/// A keyset window, newest first. <see cref="MaxId"/>: strictly older. <see cref="SinceId"/>: strictly newer, the newest page.
/// <see cref="MinId"/>: strictly newer, the page next to the cursor (still answered newest first).
/// </summary>
public sealed record PageWindow(int Limit, long? MaxId = null, long? SinceId = null, long? MinId = null)
{
    /// <summary>For SQL: ids must be below this.</summary>
    public long Below => MaxId ?? long.MaxValue;

    /// <summary>For SQL: ids must be above this.</summary>
    public long Above => Math.Max(MinId ?? 0, SinceId ?? 0);

    /// <summary>For SQL: <c>ORDER BY id {Order}</c>. A <see cref="MinId"/> page is read upwards and then reversed.</summary>
    public string Order => MinId is null ? "DESC" : "ASC";

    /// <summary>Rows in the order of the query, turned to newest first.</summary>
    public List<T> NewestFirst<T>(List<T> rows)
    {
        if (MinId is not null) rows.Reverse();
        return rows;
    }
}

/// <summary>
/// Items, newest first, with the cursors of the first and the last (not always the items' own ids); the cursors are null when there are no
/// entries.
/// </summary>
public sealed record Page<T>(IReadOnlyList<T> Items, long? First, long? Last, bool Full)
{
    public static readonly Page<T> Empty = new([], null, null, false);

    public static Page<T> Of<TRow>(PageWindow window, List<TRow> rows, Func<TRow, long> cursor, IReadOnlyList<T> items) =>
        new(items, rows.Count == 0 ? null : cursor(rows[0]), rows.Count == 0 ? null : cursor(rows[^1]), rows.Count >= window.Limit);
}
