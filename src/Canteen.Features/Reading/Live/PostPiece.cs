using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Reading.Live;

/// <summary>One post as a piece of a page: what a script swaps in after an action. Forms send their visitor here with <c>back</c>.</summary>
internal static class PostPiece
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/pieces/posts/{id:id}", ShowAsync).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(PostId id, HttpContext context, Database database, PostHydrator posts)
    {
        var found = await database.ReadAsync(db => posts.LoadAsync(db, [id], context.Viewer()), context.RequestAborted);
        return found.Count == 0 ? Fault.NotFound.ToResult() : Fragment.Of(found);
    }
}
