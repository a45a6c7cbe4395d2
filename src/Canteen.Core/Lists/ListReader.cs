using Canteen.Storage;

namespace Canteen.Core.Lists;

/// <summary>Reads somebody's lists, in their owner's order, without counting whom they hold.</summary>
public static class ListReader
{
    private const string ListsSql =
        """
        SELECT l.id, l.title, l.replies, l.is_exclusive, l.is_pinned, l.notify, l.icon, l.colour
        FROM lists l WHERE l.account_id = @owner ORDER BY l.place, l.id
        """;

    private const string TagsSql = "SELECT list_id, name, display FROM list_tags WHERE account_id = @owner ORDER BY id";

    internal const string SearchesSql = "SELECT list_id, search_id FROM list_searches WHERE account_id = @owner ORDER BY search_id";

    private const string PeopleSql = "SELECT member_id FROM list_members WHERE list_id = @list AND account_id = @owner ORDER BY id";

    public static async Task<List<PersonalList>> LoadAsync(ReadSession db, AccountId owner)
    {
        var lists = await db.QueryAsync<ListRow>(ListsSql, new { owner });
        if (lists.Count == 0) return [];
        var tags = (await db.QueryAsync<TagRow>(TagsSql, new { owner }))
            .ToLookup(row => row.ListId, row => new ListTag(row.Name, row.Display));
        var searches = (await db.QueryAsync<SearchRow>(SearchesSql, new { owner }))
            .ToLookup(row => row.ListId, row => new Id<SavedSearch>(row.SearchId));
        return lists.ConvertAll(row => new PersonalList(
            new(row.Id), row.Title, (ListReplies)row.Replies, row.IsExclusive, row.IsPinned, row.Notify, row.Icon, (ListColour)row.Colour,
            People: null, [.. tags[row.Id]])
        {
            Searches = [.. searches[row.Id]],
        });
    }

    /// <returns>Who is in a list, whoever was added first first; nobody where it is somebody else's.</returns>
    public static Task<List<AccountId>> PeopleAsync(ReadSession db, AccountId owner, Id<PersonalList> list) =>
        db.QueryAsync<AccountId>(PeopleSql, new { owner, list });

    private sealed class ListRow
    {
        public long Id { get; set; }
        public string Title { get; set; } = "";
        public long Replies { get; set; }
        public bool IsExclusive { get; set; }
        public bool IsPinned { get; set; }
        public bool Notify { get; set; }
        public string Icon { get; set; } = "";
        public long Colour { get; set; }
    }

    private sealed class SearchRow
    {
        public long ListId { get; set; }
        public long SearchId { get; set; }
    }

    private sealed class TagRow
    {
        public long ListId { get; set; }
        public string Name { get; set; } = "";
        public string Display { get; set; } = "";
    }
}
