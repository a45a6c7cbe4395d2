using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>The hashtags in lists with their limit and their event: they are always changed here.</summary>
internal static class TagRows
{
    private const string AddSql =
        """
        INSERT INTO list_tags (id, list_id, account_id, name, display) VALUES (@New, @id, @owner, @Name, @Display)
        ON CONFLICT (list_id, name) DO NOTHING
        """;

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: A list cannot have more than {PersonalList.MostTags} hashtags");

    private static readonly Fault NoTag = Fault.Invalid(
        "Validation failed: A hashtag is one word, of letters and digits, and not of digits alone");

    /// <param name="typed">With or without the #.</param>
    /// <returns>The fault of a word that cannot be a hashtag, and of one too many; null where it is in the list now.</returns>
    public static async Task<Fault?> AddAsync(WriteTransaction tx, AccountId owner, Id<PersonalList> id, string typed)
    {
        if (!TagName.TryParse(typed.Trim(), out var name)) return NoTag;
        var added = await tx.ExecuteAsync(
            AddSql, new { New = tx.NewId<PersonalList>(), id, owner, Name = name, Display = TagName.Bare(typed.Trim()) });
        if (added == 0) return null;
        if (await tx.ScalarAsync<long>("SELECT COUNT(*) FROM list_tags WHERE list_id = @id", new { id }) > PersonalList.MostTags)
            return TooMany;
        await tx.AnnounceAsync(new ListsChanged(owner, id));
        return null;
    }

    /// <param name="typed">As for adding; what is no hashtag is not in the list.</param>
    public static async Task RemoveAsync(WriteTransaction tx, AccountId owner, Id<PersonalList> id, string typed)
    {
        if (!TagName.TryParse(typed.Trim(), out var name)) return;
        var removed = await tx.ExecuteAsync("DELETE FROM list_tags WHERE list_id = @id AND name = @name", new { id, name });
        if (removed > 0) await tx.AnnounceAsync(new ListsChanged(owner, id));
    }
}
