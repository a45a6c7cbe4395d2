using Canteen.ActivityPub;
using Canteen.Core.Posts;

namespace Canteen.Features.Federation.Actors;

/// <summary>Renders a post as a Note in a Create, and a boost as an Announce.</summary>
internal static class NoteActivity
{
    public static Note Note(PostView post, string? replyTo) => new()
    {
        Id = post.Uri,
        Summary = post.ContentWarning.Length == 0 ? null : post.ContentWarning,
        InReplyTo = replyTo,
        Published = WireTime.Of(post.CreatedAt),
        Updated = post.EditedAt is { } edited ? WireTime.Of(edited) : null,
        Url = post.Url,
        AttributedTo = post.Author.Uri,
        To = To(post),
        Cc = Cc(post),
        Sensitive = post.Sensitive,
        AtomUri = post.Uri,
        InReplyToAtomUri = replyTo,
        Content = post.Html.ToString(),
        ContentMap = string.IsNullOrEmpty(post.Language) ? null : new Dictionary<string, string> { [post.Language] = post.Html.ToString() },
        Tag = [.. post.Mentions.Select(Mention), .. post.Tags.Select(Hashtag)],
        Replies = post.Uri + "/replies",
        Likes = new(post.Uri + "/likes", post.FavouritesCount),
        Shares = new(post.Uri + "/shares", post.BoostsCount),
        InteractionPolicy = new(new([post.Author.Uri])),
    };

    /// <summary>A Create that contains the whole Note, or an Announce with the id of the original.</summary>
    public static Activity Activity(PostView post, string? replyTo) => new(post.BoostOf is null ? "Create" : "Announce")
    {
        Id = post.Uri + "/activity",
        Actor = post.Author.Uri,
        Published = WireTime.Of(post.CreatedAt),
        To = To(post),
        Cc = post.BoostOf is { } original ? [original.Author.Uri, .. Cc(post)] : Cc(post),
        Object = post.BoostOf is { } boosted ? boosted.Uri : Note(post, replyTo),
    };

    private static string[] To(PostView post) => post.Visibility switch
    {
        Visibility.Public => [ActivityStreams.Public],
        Visibility.Unlisted => [Followers(post)],
        Visibility.Followers => [Followers(post)],
        _ => [.. post.Mentions.Select(m => m.Uri)],
    };

    private static string[] Cc(PostView post) => post.Visibility switch
    {
        Visibility.Public => [Followers(post), .. post.Mentions.Select(m => m.Uri)],
        Visibility.Unlisted => [ActivityStreams.Public, .. post.Mentions.Select(m => m.Uri)],
        Visibility.Followers => [.. post.Mentions.Select(m => m.Uri)],
        _ => [],
    };

    private static string Followers(PostView post) => post.Author.Uri + "/followers";

    private static NoteTag Mention(MentionView mention) => new("Mention", mention.Uri, "@" + mention.Acct);

    private static NoteTag Hashtag(TagView tag) => new("Hashtag", tag.Url, "#" + tag.Display);
}
