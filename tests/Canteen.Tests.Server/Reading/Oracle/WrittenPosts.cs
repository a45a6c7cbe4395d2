using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>Posts as rows with their events, for any audience: no door makes those for members or for communities yet.</summary>
internal sealed class WrittenPosts(WriteTransaction tx, PlainNumbers? numbers = null)
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
        var tags = post.Tags ?? [];
        var found = await TagNumbers.LoadAsync(tx, tags, post.Audience);
        post = post with { TagNumbers = [.. tags.Select(tag => found.Of(tag, id, post.Audience))] };
        await TagAsync(post, tags, found);
        await tx.AnnounceAsync(post);
        return post;
    }

    /// <summary>Gives it other hashtags.</summary>
    public async Task<PostPublished> EditAsync(PostPublished post, IReadOnlyList<string> tags)
    {
        var before = post.Tags ?? [];
        string[] gone = [.. before.Except(tags)], come = [.. tags.Except(before)];
        await tx.ExecuteAsync(
            "DELETE FROM post_tags WHERE post_id = @Post AND tag_id IN (SELECT id FROM tags WHERE name IN @gone)", new { post.Post, gone });
        numbers?.Remove(post.Post, gone);
        await TagAsync(post, come, await TagNumbers.LoadAsync(tx, come, post.Post));
        var reach = new PostReach(post.Visibility, post.Mentioned, before, post.Language, post.LocalOnly, post.Community);
        await tx.AnnounceAsync(new PostEdited(
            post.Post, post.Author, reach, reach with { Tags = tags }, post.Thread!.Value, post.ReplyTo, post.ReplyToAuthor));
        return post with { Tags = tags };
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
        numbers?.Remove(post.Post, post.Tags ?? []);
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

    private async Task TagAsync(PostPublished post, IReadOnlyList<string> tags, TagNumbers found)
    {
        foreach (var name in tags)
        {
            await tx.ExecuteAsync(
                """
                INSERT INTO post_tags (tag_id, visibility, post_id, author_id, number)
                SELECT id, @Visibility, @Post, @Author, @Number FROM tags WHERE name = @name
                """,
                new
                {
                    Visibility = (long)post.Visibility, post.Post, post.Author, Number = found.Of(name, post.Post, post.Audience), name,
                });
        }
        numbers?.Add(post.Post, post.Audience, tags);
    }

    private sealed class BoostRow
    {
        public PostId Id { get; set; }
        public AccountId AuthorId { get; set; }
    }
}
