using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Figures;

/// <summary>
/// Keeps the figures of tweetchats as posts come and go. A post counts while it is in its chat, and takes back what it added.
/// </summary>
internal sealed class CountFigures : IReaction
{
    private const string AddSql =
        """
        INSERT INTO chat_post_figures (post_id, chat_id, author_id, minute, followers, counts)
        SELECT s.post_id, s.chat_id, s.author_id, p.created_at / 60000, a.followers_count, FALSE
        FROM chat_posts s JOIN posts p ON p.id = s.post_id JOIN accounts a ON a.id = s.author_id WHERE s.post_id = @post
        """;

    /// <summary>Once for each person, whether they are answered, mentioned, or both.</summary>
    private const string AddTiesSql =
        """
        INSERT INTO chat_post_ties (post_id, account_id)
        SELECT @post, a.id FROM accounts a WHERE a.id IN @Ids AND a.id <> @author
        """;

    public string Name => "chat-statistics";

    public IReadOnlyCollection<Type> Hears { get; } =
        [typeof(PostPublished), typeof(PostEdited), typeof(PostDeleted), typeof(ChatPostRuled)];

    public async Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        switch (happened.Event)
        {
            case PostPublished { Chat: not null } post: await AddAsync(tx, post); break;
            case PostEdited post: await EditAsync(tx, post); break;
            case PostDeleted post: await RemoveAsync(tx, post.Post); break;
            case ChatPostRuled ruled: await FigureRows.CountAsync(tx, ruled.Post, ruled.IsShown); break;
        }
    }

    private static async Task AddAsync(WriteTransaction tx, PostPublished post)
    {
        if (await tx.ExecuteAsync(AddSql, new { post = post.Post }) == 0) return;
        await AddTiesAsync(tx, post.Post, post.Author, post.Mentioned, post.ReplyToAuthor);
        var isShown = await tx.ScalarAsync<long>(
            "SELECT COUNT(*) FROM chat_posts WHERE post_id = @Post AND state = 0", new { post.Post }) > 0;
        if (isShown) await FigureRows.CountAsync(tx, post.Post, counts: true);
    }

    private static async Task EditAsync(WriteTransaction tx, PostEdited post)
    {
        var known = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM chat_post_figures WHERE post_id = @Post", new { post.Post });
        if (known == 0) return;
        var counted = await FigureRows.CountAsync(tx, post.Post, counts: false);
        await tx.ExecuteAsync("DELETE FROM chat_post_ties WHERE post_id = @Post", new { post.Post });
        await AddTiesAsync(tx, post.Post, post.Author, post.Now.Mentioned, post.ReplyToAuthor);
        if (counted) await FigureRows.CountAsync(tx, post.Post, counts: true);
    }

    private static async Task RemoveAsync(WriteTransaction tx, PostId post)
    {
        await FigureRows.CountAsync(tx, post, counts: false);
        await tx.ExecuteAsync("DELETE FROM chat_post_ties WHERE post_id = @post", new { post });
        await tx.ExecuteAsync("DELETE FROM chat_post_figures WHERE post_id = @post", new { post });
    }

    private static async Task AddTiesAsync(
        WriteTransaction tx, PostId post, AccountId author, IReadOnlyList<AccountId> mentioned, AccountId? answered)
    {
        var ids = mentioned.Select(id => id.Value).ToHashSet();
        if (answered is { } person) ids.Add(person.Value);
        if (ids.Count > 0) await tx.ExecuteAsync(AddTiesSql, new { post, author, Ids = ids.ToList() });
    }
}
