using System.Globalization;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Canteen.Features.Platform.Look;

/// <summary>A part of a page without the frame, for scripts that put it into the page that is open.</summary>
public static class Fragment
{
    private const string CursorHeader = "Canteen-Cursor";
    private const string MoreHeader = "Canteen-More";

    /// <param name="focused">The one that the page is about.</param>
    public static IResult Of(IReadOnlyList<PostView> posts, PostId? focused = null) => Part<Feed>(new { Posts = posts, Bare = true, Focused = focused });

    /// <summary>
    /// The articles of a page; in <c>Canteen-Cursor</c> the newest entry it has come to, shown or not (none when there was nothing), and
    /// <c>Canteen-More</c> where the page is full.
    /// </summary>
    public static IResult Of(Page<PostView> page) => new WithCursor(page.First, page.Full, Of(page.Items));

    /// <param name="parameters">The component's parameters by name.</param>
    public static IResult Part<TPart>(object parameters) where TPart : IComponent => new Answer<TPart>(parameters);

    private sealed class WithCursor(long? cursor, bool full, IResult inner) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (cursor is { } newest) httpContext.Response.Headers[CursorHeader] = newest.ToString(CultureInfo.InvariantCulture);
            if (full) httpContext.Response.Headers[MoreHeader] = "true";
            return inner.ExecuteAsync(httpContext);
        }
    }

    private sealed class Answer<TPart>(object parameters) : IResult where TPart : IComponent
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "private, no-store";
            httpContext.Response.Headers.Vary = "Accept, Cookie";
            return new RazorComponentResult<TPart>(parameters) { ContentType = Fragments.MediaType + "; charset=utf-8" }.ExecuteAsync(httpContext);
        }
    }
}
