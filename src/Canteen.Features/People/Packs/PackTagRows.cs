using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>The hashtags in packs with their limit: they are always changed here.</summary>
internal static class PackTagRows
{
    private const string AddSql =
        """
        INSERT INTO pack_tags (id, pack_id, name, display) VALUES (@New, @pack, @Name, @Display)
        ON CONFLICT (pack_id, name) DO NOTHING
        """;

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: A pack cannot have more than {Pack.MostTags} hashtags");

    private static readonly Fault NoTag = Fault.Invalid(
        "Validation failed: A hashtag is one word, of letters and digits, and not of digits alone");

    /// <param name="typed">With or without the #.</param>
    /// <returns>The fault of a word that cannot be a hashtag, and of one too many; null where it is in the pack now.</returns>
    public static async Task<Fault?> AddAsync(WriteTransaction tx, Id<Pack> pack, string typed)
    {
        if (!TagName.TryParse(typed.Trim(), out var name)) return NoTag;
        var args = new { New = tx.NewId<Pack>(), pack, Name = name, Display = TagName.Bare(typed.Trim()) };
        if (await tx.ExecuteAsync(AddSql, args) == 0) return null;
        return await tx.ScalarAsync<long>("SELECT COUNT(*) FROM pack_tags WHERE pack_id = @pack", new { pack }) > Pack.MostTags
            ? TooMany
            : null;
    }

    /// <summary>Puts a hashtag in the place of the first one; where nothing is typed, takes that one out.</summary>
    /// <returns>As for adding.</returns>
    public static async Task<Fault?> PutFirstAsync(WriteTransaction tx, Id<Pack> pack, string typed)
    {
        var first = await tx.ScalarAsync<long?>("SELECT MIN(id) FROM pack_tags WHERE pack_id = @pack", new { pack });
        if (PlainText.IsBlank(typed))
        {
            await tx.ExecuteAsync("DELETE FROM pack_tags WHERE id = @first", new { first });
            return null;
        }
        if (first is null) return await AddAsync(tx, pack, typed);
        if (!TagName.TryParse(typed.Trim(), out var name)) return NoTag;
        var args = new { pack, first, Name = name, Display = TagName.Bare(typed.Trim()) };
        await tx.ExecuteAsync("DELETE FROM pack_tags WHERE pack_id = @pack AND name = @Name AND id <> @first", args);
        await tx.ExecuteAsync("UPDATE pack_tags SET name = @Name, display = @Display WHERE id = @first", args);
        return null;
    }

    /// <param name="typed">As for adding; what is no hashtag is not in the pack.</param>
    public static async Task RemoveAsync(WriteTransaction tx, Id<Pack> pack, string typed)
    {
        if (!TagName.TryParse(typed.Trim(), out var name)) return;
        await tx.ExecuteAsync("DELETE FROM pack_tags WHERE pack_id = @pack AND name = @name", new { pack, name });
    }
}
