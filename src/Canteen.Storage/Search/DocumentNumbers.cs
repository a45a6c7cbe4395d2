namespace Canteen.Storage;

/// <summary>
/// The numbers of documents in SQLite's index. An index of words is mostly distances between one document and the next that has a word; ids
/// are times, and their distances take more bytes than the texts. So the documents of a kind are numbered in the order of their ids, with
/// gaps for those that come late.
/// </summary>
internal static class DocumentNumbers
{
    /// <summary>Large enough for a few that come late, small enough for short distances.</summary>
    private const int Gap = 8;

    /// <summary>Each kind has so many numbers, and begins in the middle, because an index is filled from the newest document on.</summary>
    private const long Region = 1L << 40;

    /// <summary>A number below all of those of a kind whose ids are above an id.</summary>
    public static string AboveSql(string kind, string id) =>
        $"coalesce({NumberSql(kind, $"document <= {id}", "DESC")}, {NumberSql(kind, "TRUE", "ASC")} - 1)";

    /// <summary>A number above all of those of a kind whose ids are below an id.</summary>
    public static string BelowSql(string kind, string id) =>
        $"coalesce({NumberSql(kind, $"document >= {id}", "ASC")}, {NumberSql(kind, "TRUE", "DESC")} + 1)";

    /// <summary>Numbers for documents that have none yet.</summary>
    /// <param name="ids">Ascending.</param>
    /// <returns>Ids of documents that were moved to make room, and must be put in again.</returns>
    public static async Task<List<long>> TakeAsync(WriteTransaction tx, string kind, IReadOnlyList<long> ids)
    {
        const string Known = "SELECT document FROM search_index_numbers WHERE kind = @kind AND document IN @ids";
        List<long> unknown = [.. ids.Except(await tx.QueryAsync<long>(Known, new { kind, ids }))];
        if (unknown.Count == 0) return [];
        const string Lowest = "SELECT document FROM search_index_numbers WHERE kind = @kind ORDER BY document LIMIT 1";
        var lowest = await tx.ScalarAsync<long?>(Lowest, new { kind });
        // From the side on which there is no end to the room.
        if (unknown[^1] < lowest) unknown.Reverse();
        var moved = new List<long>();
        foreach (var id in unknown)
            if (!await TakeAsync(tx, kind, id)) moved.AddRange(await MakeRoomAsync(tx, kind, id));
        return moved;
    }

    private static async Task<bool> TakeAsync(WriteTransaction tx, string kind, long id)
    {
        var beside = (await tx.QueryAsync<Neighbours>(
            """
            SELECT (SELECT number FROM search_index_numbers WHERE kind = @kind AND document < @id ORDER BY document DESC LIMIT 1) AS before,
                   (SELECT number FROM search_index_numbers WHERE kind = @kind AND document > @id ORDER BY document LIMIT 1) AS after
            """,
            new { kind, id }))[0];
        if ((beside.IsFirst ? await RegionAsync(tx) : beside.Free) is not { } number) return false;
        await AddAsync(tx, number, kind, id);
        return true;
    }

    /// <summary>Numbers a document and those that follow anew, as many as it takes for each to have a free number beside it.</summary>
    private static async Task<List<long>> MakeRoomAsync(WriteTransaction tx, string kind, long id)
    {
        const string Before = "SELECT number FROM search_index_numbers WHERE kind = @kind AND document < @id ORDER BY document DESC LIMIT 1";
        const string Next = "SELECT number, document AS id FROM search_index_numbers WHERE kind = @kind AND document > @id ORDER BY document LIMIT @most";
        var before = await tx.ScalarAsync<long>(Before, new { kind, id });
        for (var most = 16; ; most *= 4)
        {
            var next = await tx.QueryAsync<Numbered>(Next, new { kind, id, most });
            var isEnd = next.Count < most;
            var room = isEnd ? (long)Gap * (next.Count + 1) : next[^1].Number - before;
            var moved = isEnd ? next : next[..^1];
            if (room >= 2L * (moved.Count + 2)) return await SpreadAsync(tx, kind, before, room, id, moved);
        }
    }

    private static async Task<List<long>> SpreadAsync(
        WriteTransaction tx, string kind, long before, long room, long id, List<Numbered> moved)
    {
        var numbers = moved.ConvertAll(one => one.Number);
        await tx.ExecuteAsync("DELETE FROM search_index WHERE rowid IN @numbers", new { numbers });
        await tx.ExecuteAsync("DELETE FROM search_index_numbers WHERE number IN @numbers", new { numbers });
        List<long> ids = [id, .. moved.Select(one => one.Id)];
        for (var i = 0; i < ids.Count; i++) await AddAsync(tx, before + (room * (i + 1) / (ids.Count + 1)), kind, ids[i]);
        return ids[1..];
    }

    private static Task AddAsync(WriteTransaction tx, long number, string kind, long id) =>
        tx.ExecuteAsync("INSERT INTO search_index_numbers (number, kind, document) VALUES (@number, @kind, @id)", new { number, kind, id });

    private static async Task<long> RegionAsync(WriteTransaction tx) =>
        ((await tx.ScalarAsync<long?>("SELECT max(number) FROM search_index_numbers") ?? 0) / Region * Region) + Region + (Region / 2);

    private static string NumberSql(string kind, string which, string order) =>
        $"(SELECT number FROM search_index_numbers WHERE kind = '{kind}' AND {which} ORDER BY document {order} LIMIT 1)";

    private sealed class Neighbours
    {
        public long? Before { get; set; }
        public long? After { get; set; }

        public bool IsFirst => Before is null && After is null;

        public long? Free => (Before, After) switch
        {
            ({ } before, null) => before + Gap,
            (null, { } after) => after - Gap,
            ({ } before, { } after) when after - before > 1 => before + ((after - before) / 2),
            _ => null,
        };
    }

    private sealed class Numbered
    {
        public long Number { get; set; }
        public long Id { get; set; }
    }
}
