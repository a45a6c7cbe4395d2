using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Posts;

internal static class PostsApi
{
    public static async Task<IResult> PublishAsync(
        HttpContext context, ApiInput input, PublishPost publish, FindUnexpectedMentions unexpected, ShowPost show, CancellationToken ct)
    {
        var draft = DraftOfApi.Read(context, input);
        if (input.Has("allowed_mentions"))
        {
            var others = await unexpected.RunAsync(draft, input.Ids<Account>("allowed_mentions"), ct);
            if (others.Count > 0) return Results.Json(UnexpectedMentionsJson.From(others), statusCode: 422);
        }
        var published = await publish.RunAsync(context.Me(), draft, ct);
        if (!published.Is(out var id, out var fault)) return fault.ToResult();
        return (await show.RunAsync(id, context.Me(), ct)).ToResult(StatusJson.From);
    }
}

internal sealed record UnexpectedMentionsJson(string Error, IReadOnlyList<AccountJson> UnexpectedAccounts)
{
    public static UnexpectedMentionsJson From(IEnumerable<AccountView> accounts) =>
        new("Post would be sent to unexpected accounts", AccountJson.From(accounts));
}
