using Canteen.Core.Accounts;
using Canteen.Core.Filters;
using Canteen.Core.Text;
using Canteen.Core.Viewers;

namespace Canteen.Core.Posts;

/// <summary>Converts views to Mastodon's Status.</summary>
internal static class PostAsStatusJson
{
    public static StatusJson Post(PostView post) => post.BoostOf is { } original ? Boost(post, original) : Plain(post);

    /// <summary>The wrapper repeats what the original says, and has all of it in <c>reblog</c>.</summary>
    private static StatusJson Boost(PostView boost, PostView original)
    {
        var inner = Plain(original);
        return inner with
        {
            Id = boost.Id.ToString(),
            CreatedAt = ApiTime.Iso(boost.CreatedAt),
            InReplyToId = null,
            InReplyToAccountId = null,
            Visibility = VisibilityJson.Name(boost.Visibility),
            Uri = boost.Uri,
            Url = boost.Url,
            EditedAt = null,
            Account = AccountJson.From(boost.Author),
            Application = Application(boost),
            Pinned = null,
            Reblog = inner,
        };
    }

    private static StatusJson Plain(PostView post) => new()
    {
        Id = post.Id.ToString(),
        CreatedAt = ApiTime.Iso(post.CreatedAt),
        InReplyToId = post.ReplyToId?.ToString(),
        InReplyToAccountId = post.ReplyToAccountId?.ToString(),
        Sensitive = post.Sensitive,
        SpoilerText = post.ContentWarning,
        Visibility = VisibilityJson.Name(post.Visibility),
        Language = post.Language,
        Uri = post.Uri,
        Url = post.Url,
        RepliesCount = post.RepliesCount,
        ReblogsCount = post.BoostsCount,
        FavouritesCount = post.FavouritesCount,
        EditedAt = ApiTime.Iso(post.EditedAt),
        Content = post.Html.ToString(),
        Application = Application(post),
        Account = AccountJson.From(post.Author),
        Mentions = [.. post.Mentions.Select(m => new MentionJson(m.Id.ToString(), m.Handle, m.Url, m.Acct))],
        Tags = [.. post.Tags.Select(t => new ShallowTagJson(t.Name, t.Url))],
        QuoteApproval = QuoteApprovalJson.Nobody,
        Canteen = post.Chat is { } chat ? new(chat.ToString(), post.Question?.ToString()) : null,
        Favourited = post.Flags?.HasFlag(PostFlags.Favourited),
        Reblogged = post.Flags?.HasFlag(PostFlags.Boosted),
        Muted = post.Flags?.HasFlag(PostFlags.Muted),
        Bookmarked = post.Flags?.HasFlag(PostFlags.Bookmarked),
        Pinned = post.IsOwn && post.Audience.CanBePinned ? post.Flags?.HasFlag(PostFlags.Pinned) : null,
        Filtered = post.Flags is null ? null : [.. post.Filtered.Select(FilterResultJson.From)],
    };

    private static ApplicationJson? Application(PostView post) =>
        post.App is { } app ? new(app.Name, string.IsNullOrEmpty(app.Website) ? null : app.Website) : null;
}
