using Canteen.Core;
using Canteen.Core.Audiences;
using Canteen.Core.Chats;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>
/// Publishes a post. As much as possible is read and rendered beforehand, so that the transaction, which blocks the only writer on SQLite,
/// is a few plain statements.
/// </summary>
public sealed class PublishPost(Database database, PostGate gate, PlaceInChat places, CanteenSettings settings)
{
    /// <returns>
    /// The new post, or the first one for a repeated idempotency key. 404: the post to answer does not exist or is not visible; 422: blank,
    /// too long, too many mentions, or an overlong idempotency key.
    /// </returns>
    public async Task<Outcome<PostId>> RunAsync(AccountId author, PostDraft asked, CancellationToken ct)
    {
        if (!Read(asked).Is(out var typed, out var wrong)) return wrong;
        var prepared = await database.ReadAsync(db => PrepareAsync(db, author, typed), ct);
        return prepared.Is(out var post, out var refused) ? await database.WriteAsync(tx => WriteAsync(tx, post), ct) : refused;
    }

    /// <inheritdoc cref="PublishWithin"/>
    internal async Task<Outcome<PostId>> WithinAsync(WriteTransaction tx, AccountId author, PostDraft asked)
    {
        if (!Read(asked).Is(out var typed, out var wrong)) return wrong;
        return (await PrepareAsync(tx, author, typed)).Is(out var post, out var refused) ? await WriteAsync(tx, post) : refused;
    }

    private Outcome<TypedDraft> Read(PostDraft asked)
    {
        var draft = asked.Settled();
        var text = PostText.Parse(draft.Text);
        return draft.Check(text, settings.MaxPostCharacters) is { } fault ? fault : new TypedDraft(draft, text);
    }

    private async Task<Outcome<NewPost>> PrepareAsync(ReadSession db, AccountId author, TypedDraft typed)
    {
        var (draft, text) = typed;
        var usual = await AuthorUsual.LoadAsync(db, author);
        var answered = draft.ReplyTo is { } id ? await gate.VisibleOriginalAsync(db, id, author) : null;
        if (draft.ReplyTo is not null && answered is null) return NothingToAnswer;
        var parts = await PostParts.LoadAsync(db, text, settings);
        var wished = (answered?.Audience ?? default).Within(draft.Visibility ?? usual.DefaultVisibility);
        var place = await places.FindAsync(db, draft, text, answered, wished);
        var audience = draft.Chat is null ? wished : place?.Chat.AudienceOfPosts ?? wished;
        return new NewPost
        {
            Author = author,
            Draft = draft,
            Html = text.ToHtml(settings.Address, parts.Pages),
            Audience = audience,
            Sensitive = draft.Sensitive ?? usual.DefaultSensitive,
            Language = LanguageTag.IsValid(draft.Language) ? draft.Language : usual.Language,
            Answered = answered,
            Place = place,
            HasLink = text.Tokens.Any(token => token.Kind == PostTokenKind.Link),
            Aside = place is not null && draft.Chat is not { IsQuestion: true } && !usual.ChatsToFollowers,
            Parts = parts,
            Numbers = await TagNumbers.LoadAsync(db, [.. parts.Tags.Select(tag => tag.Name)], audience),
        };
    }

    private async Task<Outcome<PostId>> WriteAsync(WriteTransaction tx, NewPost post)
    {
        var id = tx.NewId<Post>();
        if (post.Draft.IdempotencyKey is { Length: > 0 } key && await IdempotencyKeys.ClaimAsync(tx, post.Author, key, id) is { } first)
            return first;
        var counts = post.Answered is { } answered ? await CountReplyIfAllowedAsync(tx, answered, post) : null;
        if (post.Answered is not null && counts is null) return NothingToAnswer;
        await post.InsertAsync(tx, id);
        if (post.Parts.Mentioned.Count > 0) await InsertMentionsAsync(tx, id, post.Parts.Mentioned);
        if (post.Parts.Tags.Count > 0) await PostTags.InsertAsync(tx, id, post, database.Ids);
        if (post.Place is { } place) await ChatPosts.InsertAsync(tx, id, post.Author, place, post.HasLink);
        long? counted = post.Audience.Visibility == Visibility.Mentioned ? null : await CountPostAsync(tx, post.Author);
        await tx.AnnounceAsync(post.Published(id, counted, counts));
        return id;
    }

    /// <summary>
    /// Null if the answered post has been deleted, or may not be seen by the author any more: they may have been removed from the followers
    /// since it was read. A post that is open to everyone stays so; that its own author is not suspended is checked by the counting
    /// statement.
    /// </summary>
    private async Task<PostCounts?> CountReplyIfAllowedAsync(WriteTransaction tx, Post answered, NewPost post) =>
        answered.IsOpen || await gate.VisiblePostAsync(tx, answered.Id, post.Author) is not null
            ? await CountReplyAsync(tx, answered, post)
            : null;

    /// <summary>
    /// Null if the answered post is gone. Only replies that everyone may read are counted, so that the number does not reveal others.
    /// </summary>
    private static async Task<PostCounts?> CountReplyAsync(WriteTransaction tx, Post answered, NewPost post)
    {
        var counted = post.Audience.IsForEveryone ? 1 : 0;
        return await tx.FirstOrDefaultAsync<PostCounts>(
            $"""
            UPDATE posts SET replies_count = replies_count + @counted
            WHERE id = @Id AND deleted_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = posts.author_id AND a.suspended_at IS NOT NULL)
            {CountPost.Returning}
            """,
            new { counted, answered.Id });
    }

    private static Task InsertMentionsAsync(WriteTransaction tx, PostId id, IReadOnlyList<AccountId> mentioned) =>
        tx.ExecuteAsync(
            "INSERT INTO mentions (post_id, account_id) SELECT @Id, id FROM accounts WHERE id IN @People",
            new { Id = id.Value, People = mentioned.Select(m => m.Value).ToList() });

    private static Task<long> CountPostAsync(WriteTransaction tx, AccountId author) =>
        tx.ScalarAsync<long>(
            "UPDATE accounts SET posts_count = posts_count + 1, last_post_at = @Now WHERE id = @author RETURNING posts_count", new { tx.Now, author });

    private sealed record TypedDraft(PostDraft Draft, PostText Text);

    private static readonly Fault NothingToAnswer =
        new(FaultKind.NotFound, "The post you are trying to reply to does not appear to exist.");
}
