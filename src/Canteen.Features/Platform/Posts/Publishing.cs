using Canteen.Storage;

namespace Canteen.Features.Platform.Posts;

/// <summary>Publishes a post for a room that has a form of its own. The room of posts registers it, with all its rules.</summary>
/// <returns>
/// The new post, or the first one for a repeated idempotency key. 404: the post to answer is not visible; 422: the words break a rule.
/// </returns>
public delegate Task<Outcome<PostId>> PublishDraft(AccountId author, PostDraft draft, CancellationToken ct);

/// <summary>As <see cref="PublishDraft"/>, together with what a room does in the same transaction.</summary>
public delegate Task<Outcome<PostId>> PublishWithin(WriteTransaction tx, AccountId author, PostDraft draft);
