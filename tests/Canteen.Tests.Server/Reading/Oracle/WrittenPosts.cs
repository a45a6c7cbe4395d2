using Canteen.Storage;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>Posts as rows with their events, for any audience: no door makes those for members or for communities yet.</summary>
internal sealed class WrittenPosts(WriteTransaction tx)
{
    /// <param name="post">Its id and its thread are made here.</param>
    public async Task<PostPublished> PublishAsync(PostPublished post, bool isLocal = true)
    {
        var id = tx.NewId<Post>();
        post = post with { Post = id, Thread = post.Thread ?? id };
        await tx.ExecuteAsync(
            """
            INSERT INTO posts (id, author_id, visibility, local_only, community_id, thread_id, reply_to_id, reply_to_account_id,
              language, local, text, html, created_at)
            VALUES (@Id, @Author, @Visibility, @LocalOnly, @Community, @Thread, @ReplyTo, @Answered,
              @Language, @isLocal, 'Hm', '<p>Hm</p>', @Now)
            """,
            new
            {
                Id = id, post.Author, Visibility = (long)post.Visibility, post.LocalOnly, Community = post.Community?.Value, post.Thread,
                ReplyTo = post.ReplyTo?.Value, Answered = post.ReplyToAuthor?.Value, post.Language, isLocal, tx.Now,
            });
        foreach (var person in post.Mentioned)
            await tx.ExecuteAsync("INSERT INTO mentions (post_id, account_id) VALUES (@id, @person)", new { id, person });
        if (post.Tags is { Count: > 0 } tags) await TagAsync(post, tags);
        await tx.AnnounceAsync(post);
        return post;
    }

    public async Task BoostAsync(PostPublished original, AccountId by, Audience audience)
    {
        var id = tx.NewId<Post>();
        var added = await tx.ExecuteAsync(
            """
            INSERT INTO posts (id, author_id, visibility, local_only, community_id, thread_id, boost_of_id, created_at)
            VALUES (@id, @by, @Visibility, @LocalOnly, @Community, @id, @Original, @Now) ON CONFLICT DO NOTHING
            """,
            new
            {
                id, by, Visibility = (long)audience.Visibility, audience.LocalOnly, Community = audience.Community?.Value,
                Original = original.Post, tx.Now,
            });
        if (added == 0) return;
        await tx.AnnounceAsync(new PostBoosted(
            id, original.Post, by, original.Author, audience.Visibility, null, audience.LocalOnly, audience.Community));
    }

    /// <returns>What answers nothing any more.</returns>
    public async Task<List<PostId>> DeleteAsync(PostPublished post)
    {
        await tx.ExecuteAsync("UPDATE posts SET deleted_at = @Now WHERE id = @Post", new { post.Post, tx.Now });
        await tx.ExecuteAsync("DELETE FROM post_tags WHERE post_id = @Post", new { post.Post });
        var answers = await tx.QueryAsync<PostId>(
            "UPDATE posts SET reply_to_id = NULL WHERE reply_to_id = @Post RETURNING id", new { post.Post });
        var boosts = await tx.QueryAsync<BoostRow>(
            "UPDATE posts SET deleted_at = @Now WHERE boost_of_id = @Post AND deleted_at IS NULL RETURNING id, author_id",
            new { post.Post, tx.Now });
        await tx.AnnounceAsync(new PostDeleted(
            post.Post, post.Author, post.Visibility, post.ReplyTo, post.Tags, Thread: post.Thread, LocalOnly: post.LocalOnly,
            Community: post.Community));
        if (answers.Count > 0) await tx.AnnounceAsync(new AnswersCutOff(post.Post, answers));
        if (boosts.Count > 0)
            await tx.AnnounceAsync(new BoostsEnded(post.Post, [.. boosts.Select(boost => new EndedBoost(boost.Id, boost.AuthorId))]));
        return answers;
    }

    private Task<int> TagAsync(PostPublished post, IReadOnlyList<string> tags) => tx.ExecuteAsync(
        "INSERT INTO post_tags (tag_id, visibility, post_id, author_id) SELECT id, @Visibility, @Post, @Author FROM tags WHERE name IN @Names",
        new { Visibility = (long)post.Visibility, post.Post, post.Author, Names = tags.ToArray() });

    private sealed class BoostRow
    {
        public PostId Id { get; set; }
        public AccountId AuthorId { get; set; }
    }
}
