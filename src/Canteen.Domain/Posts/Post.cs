namespace Canteen.Domain;

/// <summary>Something said, or a boost of something said (then it has no text of its own).</summary>
public sealed class Post
{
    public PostId Id { get; init; }
    public AccountId AuthorId { get; init; }
    public Visibility Visibility { get; init; }
    public PostId? BoostOfId { get; init; }
    public PostId? ReplyToId { get; init; }
    public bool IsBoost => BoostOfId is not null;
}
