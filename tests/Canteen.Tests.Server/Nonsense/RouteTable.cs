using Canteen.Features.Platform.Access;
using Canteen.Testing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Nonsense;

/// <summary>One method of one route of the running application.</summary>
internal sealed record Route(string Method, string Pattern, RouteEndpoint Endpoint)
{
    public ScopeRule? Rule => Endpoint.Metadata.GetMetadata<ScopeRule>();
    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);
    public bool AnswersJson => IsApi || Pattern is "/oauth/token" or "/oauth/revoke" or "/oauth/userinfo";
    public bool Changes => Method is not "GET" and not "HEAD";
    public bool NeedsFormToken => Endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true };
    public bool HasParameters => Endpoint.RoutePattern.Parameters.Count > 0;

    /// <summary>The route needs a known caller.</summary>
    public bool IsGuarded => Rule is { Need: not (AccessNeed.Optional or AccessNeed.Nobody) };

    /// <summary>Its path with <paramref name="value"/>, which is already encoded, in every parameter.</summary>
    public string Path(string value) => Endpoint.RoutePattern.Parameters.Aggregate(
        Pattern, (path, p) => System.Text.RegularExpressions.Regex.Replace(path, @"\{\*{0,2}" + p.Name + @"[^}]*\}", value));

    public override string ToString() => $"{Method} {Pattern}";
}

internal static class RouteTable
{
    private static readonly string[] Any = ["GET", "POST"];

    public static List<Route> Of(TestServer server) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? Any)
                .Select(m => new Route(m, "/" + e.RoutePattern.RawText!.TrimStart('/'), e)))
            .OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal),
    ];
}
