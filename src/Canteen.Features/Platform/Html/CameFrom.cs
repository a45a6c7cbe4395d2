using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Html;

/// <summary>The list that led to a page, for its arrow back.</summary>
internal static class CameFrom
{
    /// <summary>A thread does not count as a list: two threads would lead to each other for ever.</summary>
    public static string Of(HttpContext context)
    {
        var otherwise = context.Viewer() is null ? "/public" : "/home";
        if (GoBack.PageOf(context) is not { } page) return otherwise;
        var path = page.Split('?')[0];
        var isList = path != context.Request.Path && !IsThread(path) && !path.StartsWith("/posts", StringComparison.Ordinal)
            && !path.StartsWith("/sign", StringComparison.Ordinal);
        return isList ? page : otherwise;
    }

    private static bool IsThread(string path) =>
        path.StartsWith("/@", StringComparison.Ordinal) && char.IsAsciiDigit(path[^1]) && path.LastIndexOf('/') > 1;
}
