using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Everything that a line of the notifications shows, compared by value.</summary>
/// <param name="Key">The key of the group, for scripts.</param>
/// <param name="IsReply">It mentions the reader because it replies to them.</param>
/// <param name="PostPath">The post that it is about; <c>Excerpt</c> is how that begins. Both are null for follows.</param>
public sealed record NotificationLine(
    string Kind, long Count, EqualList<AccountView> People, string? PostPath, string? Excerpt, string Key, long Newest, long LatestAt,
    bool IsNew, bool IsReply = false)
{
    /// <summary>The saved search that found the post; null where it is told for another reason.</summary>
    public FoundBySearch? Search { get; init; }

    /// <summary>The tweetchat that it is about; null for none.</summary>
    public ToldOfChat? Chat { get; init; }

    private const int ExcerptLength = 140;

    /// <param name="readBefore">Notifications above this id are new to the reader.</param>
    public static NotificationLine Of(ShownGroup shown, long readBefore, AccountId reader)
    {
        var (group, post) = (shown.Group, shown.Post?.ToView());
        return new(
            group.Kind, group.Count, new([.. shown.People.Select(person => person.View)]), post?.Path, post is null
                ? null
                : ExcerptOf(post),
            $"{group.Key.Kind}-{group.Key.Post}-{group.Key.Bucket}", group.Span.Newest, group.Span.LatestAt,
            group.Span.Newest > readBefore, post?.ReplyToAccountId == reader)
        { Search = group.Search, Chat = group.Chat };
    }

    private static string ExcerptOf(PostView post)
    {
        var text = post.ContentWarning.Length > 0 ? post.ContentWarning : post.Typed ?? "";
        var runes = text.ReplaceLineEndings(" ").EnumerateRunes().ToList();
        return runes.Count <= ExcerptLength ? string.Concat(runes) : string.Concat(runes.Take(ExcerptLength)) + "…";
    }
}
