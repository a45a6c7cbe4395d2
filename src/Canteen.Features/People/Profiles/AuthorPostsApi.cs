using Canteen.Core.Audiences;
using Canteen.Core;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Profiles;

internal sealed class AuthorPostsApi(CanteenSettings settings)
{
    public async Task<IResult> ListAsync(AccountId id, ApiInput input, HttpContext http, PostsByAuthor posts, CancellationToken ct)
    {
        if (input.Flag("pinned") is true)
            return (await posts.PinnedAsync(id, http.Viewer(), ct)).Is(out var pinned, out var unknown)
                ? new StatusListJson(pinned)
                : unknown.ToResult();
        var outcome = await posts.PublishedAsync(id, http.Viewer(), Filter(input), input.Window(20, 40), ct);
        if (!outcome.Is(out var page, out var fault)) return fault.ToResult();
        LinkHeader.Write(http, page, settings.Address);
        return new StatusListJson(page.Items);
    }

    private static AuthorFilter Filter(ApiInput input) => new(
        input.Flag("exclude_replies") ?? false,
        input.Flag("exclude_reblogs") ?? false,
        input.Flag("exclude_direct") ?? false,
        input.Flag("only_media") ?? false,
        input.Text("tagged") is { Length: > 0 } tag ? TagName.TryParse(tag, out var name) ? name : "" : null);
}
