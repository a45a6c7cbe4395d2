using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Core.Text;

namespace Canteen.Features.Posting.Posts;

/// <summary>The post's text and content warning as typed.</summary>
internal sealed record StatusSourceJson(string Id, string Text, string SpoilerText)
{
    public static StatusSourceJson From(PostView post) => new(post.Id.ToString(), post.Shown.Text, post.Shown.ContentWarning);
}

/// <summary>One version of a post; there is always exactly one, because posts cannot be edited yet.</summary>
internal sealed record StatusEditJson(
    string Content,
    string SpoilerText,
    bool Sensitive,
    string CreatedAt,
    AccountJson Account,
    IReadOnlyList<object> MediaAttachments,
    IReadOnlyList<object> Emojis)
{
    public static StatusEditJson From(PostView post) =>
        new(post.Html, post.ContentWarning, post.Sensitive, ApiTime.Iso(post.CreatedAt), AccountJson.From(post.Author), [], []);
}
