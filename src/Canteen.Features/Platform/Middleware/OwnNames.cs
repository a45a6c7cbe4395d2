using Canteen.Core;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// People write out each other's whole names, and follow them as addresses: <c>/@name@this-server</c>, and whatever is below it, is
/// <c>/@name</c>, so that nobody's page has two addresses.
/// </summary>
public sealed class OwnNames(RequestDelegate next, CanteenSettings settings)
{
    private readonly string _ending = "@" + settings.Domain;

    public Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || Shortened(context.Request.Path.Value) is not { } path) return next(context);
        context.Response.Redirect(new PathString(path).ToUriComponent() + context.Request.QueryString.ToUriComponent());
        return Task.CompletedTask;
    }

    private string? Shortened(string? path)
    {
        if (path is null || !path.StartsWith("/@", StringComparison.Ordinal)) return null;
        var end = path.IndexOf('/', 1);
        var name = end < 0 ? path : path[..end];
        var handle = name.Length - _ending.Length;
        return name.EndsWith(_ending, StringComparison.OrdinalIgnoreCase) && handle > 2 && name.LastIndexOf('@', handle - 1) == 1
            ? name[..handle] + path[name.Length..]
            : null;
    }
}
