using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Canteen.Features.Platform.Look;

/// <summary>A part of a page: the articles of a timeline without the frame, for scripts that put them into the page that is open.</summary>
public static class Fragment
{
    public static IResult Of(IReadOnlyList<PostView> posts) => new Articles(posts);

    private sealed class Articles(IReadOnlyList<PostView> posts) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "private, no-store";
            httpContext.Response.Headers.Vary = "Accept, Cookie";
            return new RazorComponentResult<Feed>(new { Posts = posts, Bare = true }) { ContentType = Fragments.MediaType + "; charset=utf-8" }
                .ExecuteAsync(httpContext);
        }
    }
}
