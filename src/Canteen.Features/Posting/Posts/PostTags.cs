using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>The tags of a new post. A tag shows as it was first written with capitals.</summary>
internal static class PostTags
{
    public static async Task InsertAsync(WriteTransaction tx, PostId post, PostParts parts, IdSource ids)
    {
        foreach (var tag in parts.Tags.OrderBy(t => t.Name, StringComparer.Ordinal)) await MakeKnownAsync(tx, tag, parts, ids);
        await tx.ExecuteAsync(
            "INSERT INTO post_tags (tag_id, post_id) SELECT id, @post FROM tags WHERE name IN @Names",
            new { post = post.Value, Names = parts.Tags.Select(t => t.Name).ToList() });
    }

    private static async Task MakeKnownAsync(WriteTransaction tx, TagUse tag, PostParts parts, IdSource ids)
    {
        if (parts.KnownTags.FirstOrDefault(k => k.Name == tag.Name) is not { } known)
        {
            await tx.ExecuteAsync(
                "INSERT INTO tags (id, name, display, created_at) VALUES (@Id, @Name, @Display, @Now) ON CONFLICT DO NOTHING",
                new { Id = ids.NextValue(), tag.Name, tag.Display, tx.Now });
        }
        else if (tag.HasCapitals && !new TagUse(known.Name, known.Display).HasCapitals)
        {
            await tx.ExecuteAsync(
                "UPDATE tags SET display = @Display WHERE name = @Name AND display = @Old",
                new { tag.Name, tag.Display, Old = known.Display });
        }
    }
}
