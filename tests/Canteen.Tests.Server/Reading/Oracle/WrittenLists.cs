using Canteen.Storage;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>One list for each person, and the hashtags that they follow, as rows with their events.</summary>
internal sealed class WrittenLists(Random random)
{
    private static readonly string[] Columns = ["is_exclusive = NOT is_exclusive", "replies = (replies + 1) % 3"];

    private readonly Dictionary<AccountId, Id<PersonalList>> _lists = [];

    public Id<PersonalList> Of(AccountId owner) => _lists[owner];

    public async Task BeginAsync(WriteTransaction tx, AccountId owner, IEnumerable<AccountId> people, IEnumerable<string> tags)
    {
        var id = _lists[owner] = tx.NewId<PersonalList>();
        await tx.ExecuteAsync(
            """
            INSERT INTO lists (id, account_id, title, replies, is_exclusive, icon, place, created_at)
            VALUES (@id, @owner, 'Some', @Replies, @Exclusive, 'list', 1, @Now)
            """,
            new { id, owner, Replies = (long)random.Next(3), Exclusive = random.Next(3) == 0, tx.Now });
        foreach (var person in people.Where(_ => random.Next(2) == 0)) await AddAsync(tx, owner, person);
        foreach (var tag in tags.Where(_ => random.Next(2) == 0)) await AddTagAsync(tx, owner, tag);
    }

    /// <returns>What was done.</returns>
    public async Task<string> FollowAsync(WriteTransaction tx, AccountId by, string tag)
    {
        long? list = random.Next(3) == 0 ? _lists[by].Value : null;
        int? most = list is null && random.Next(2) == 0 ? random.Next(1, 4) : null;
        if (random.Next(3) == 0 && await LimitAsync(tx, by, tag, list, most)) return $"{by} wants #{tag} from list {list}, at most {most}";
        var ended = await tx.ExecuteAsync("DELETE FROM followed_tags WHERE account_id = @by AND name = @tag", new { by, tag }) > 0;
        if (!ended)
        {
            await tx.ExecuteAsync(
                """
                INSERT INTO followed_tags (id, account_id, name, display, list_id, most_a_day, created_at)
                VALUES (@Id, @by, @tag, @tag, @list, @most, @Now)
                """,
                new { Id = tx.NewId<Account>(), by, tag, list, most, tx.Now });
        }
        await tx.AnnounceAsync(ended ? new TagUnfollowed(by, tag) : Followed(by, tag, list, most));
        return $"{by} {(ended ? "unfollows" : "follows")} #{tag} from list {list}, at most {most}";
    }

    /// <returns>What was done.</returns>
    public async Task<string> ChangeAsync(WriteTransaction tx, AccountId owner, AccountId person, string tag)
    {
        var (list, change) = (_lists[owner], random.Next(4));
        var what = change switch
        {
            0 => await tx.ExecuteAsync("DELETE FROM list_tags WHERE list_id = @list AND name = @tag", new { list, tag }) > 0
                ? $"has {tag} no more"
                : await AddTagAsync(tx, owner, tag),
            1 => await ChangeAsync(tx, list, Columns[random.Next(Columns.Length)]),
            _ => await tx.ExecuteAsync("DELETE FROM list_members WHERE list_id = @list AND member_id = @person", new { list, person }) > 0
                ? $"has {person} no more"
                : await AddAsync(tx, owner, person),
        };
        var isExclusive = await tx.ScalarAsync<bool>("SELECT is_exclusive FROM lists WHERE id = @list", new { list });
        await tx.AnnounceAsync(new ListsChanged(owner, list, MovesHome: change == 1 || (change > 1 && isExclusive)));
        return $"the list of {owner} {what}";
    }

    private static async Task<bool> LimitAsync(WriteTransaction tx, AccountId by, string tag, long? list, int? most)
    {
        const string sql = "UPDATE followed_tags SET list_id = @list, most_a_day = @most WHERE account_id = @by AND name = @tag";
        if (await tx.ExecuteAsync(sql, new { by, tag, list, most }) == 0) return false;
        await tx.AnnounceAsync(Followed(by, tag, list, most));
        return true;
    }

    private static TagFollowed Followed(AccountId by, string tag, long? list, int? most) =>
        new(by, tag, list is { } id ? new(id) : null, most);

    private static async Task<string> ChangeAsync(WriteTransaction tx, Id<PersonalList> list, string change)
    {
        await tx.ExecuteAsync($"UPDATE lists SET {change} WHERE id = @list", new { list });
        return change;
    }

    private async Task<string> AddAsync(WriteTransaction tx, AccountId owner, AccountId person)
    {
        await tx.ExecuteAsync(
            "INSERT INTO list_members (id, list_id, account_id, member_id) VALUES (@Id, @List, @owner, @person)",
            new { Id = tx.NewId<Account>(), List = _lists[owner], owner, person });
        return $"has {person}";
    }

    private async Task<string> AddTagAsync(WriteTransaction tx, AccountId owner, string tag)
    {
        await tx.ExecuteAsync(
            "INSERT INTO list_tags (id, list_id, account_id, name, display) VALUES (@Id, @List, @owner, @tag, @tag)",
            new { Id = tx.NewId<Account>(), List = _lists[owner], owner, tag });
        return $"has #{tag}";
    }
}
