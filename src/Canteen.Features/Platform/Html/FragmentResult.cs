using System.Globalization;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Html;

/// <summary>
/// A part of a page without the frame, for scripts that put it into the page that is open. The header <c>Canteen-Cursor</c> holds the
/// newest entry that was considered, shown or not (it is missing when there was none), and <c>Canteen-More</c> says that the page is full.
/// </summary>
internal sealed class FragmentResult(HtmlPart part) : IResult
{
    private const string CursorHeader = "Canteen-Cursor";
    private const string MoreHeader = "Canteen-More";

    public long? Newest { get; init; }

    public bool Full { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var filler = new PageFiller(httpContext, new PageContent(), await ZoneAsync(httpContext));
        if (httpContext.Request.Query["column"] is [{ Length: 1 } digit] && char.IsAsciiDigit(digit[0])) filler.Column = digit[0] - '0';
        await part.PrepareAsync(filler);
        using var writer = new HtmlWriter();
        part.Write(writer, filler);
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.Vary = "Accept, Cookie";
        if (Newest is { } newest) headers[CursorHeader] = newest.ToString(CultureInfo.InvariantCulture);
        if (Full) headers[MoreHeader] = "true";
        await HtmlAnswer.SendAsync(httpContext, writer, Fragments.MediaType + "; charset=utf-8", StatusCodes.Status200OK);
    }

    private static async ValueTask<string> ZoneAsync(HttpContext context)
    {
        if (context.Viewer() is not { } me) return "";
        var reader = await context.RequestServices.GetRequiredService<PageViewer>().FindAsync(me, context.RequestAborted);
        return reader?.TimeZone ?? "";
    }
}

internal static class HtmlAnswer
{
    public static async Task SendAsync(HttpContext context, HtmlWriter html, string type, int code)
    {
        var (response, bytes) = (context.Response, html.Written);
        (response.StatusCode, response.ContentType, response.ContentLength) = (code, type, bytes.Length);
        await response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }
}
