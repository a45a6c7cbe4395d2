using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Core.Text;
using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Posts;

/// <summary>The post's text and content warning as typed.</summary>
internal sealed record StatusSourceJson(string Id, string Text, string SpoilerText)
{
    /// <summary>404 for a post of another server: nobody here knows what was typed.</summary>
    public static IResult Of(PostView post) =>
        post.Typed is { } typed
            ? Results.Json(new StatusSourceJson(post.Id.ToString(), typed, post.ContentWarning)) : Fault.NotFound.ToResult();
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
        new(post.Html.ToString(), post.ContentWarning, post.Sensitive, ApiTime.Iso(post.CreatedAt), AccountJson.From(post.Author), [], []);
}
