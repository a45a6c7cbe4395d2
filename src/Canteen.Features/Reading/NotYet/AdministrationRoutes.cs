using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Reading.NotYet;

/// <summary>Mastodon's administration API for apps. Staff use the pages and the command line instead.</summary>
internal static class AdministrationRoutes
{
    private const string Sentence = "Apps can't administer this server yet: use its web pages or command line";

    /// <summary>The lists, and the scopes with which they are read and changed.</summary>
    private static readonly (string Path, string Scope)[] Lists =
    [
        ("/accounts", ":accounts"), ("/reports", ":reports"), ("/domain_allows", ":domain_allows"), ("/domain_blocks", ":domain_blocks"),
        (
            "/email_domain_blocks",
            ":email_domain_blocks"), ("/ip_blocks", ":ip_blocks"), ("/canonical_email_blocks", ":canonical_email_blocks"),
        ("/tags", ""),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v2/admin/accounts", NotYetApi.Refuse).Saying(Sentence).RequireScope("admin:read:accounts");
        var admin = routes.MapGroup("/api/v1/admin");
        foreach (var (path, scope) in Lists) MapList(admin.MapGroup(path), "admin:read" + scope, "admin:write" + scope);
        admin.MapPost("/canonical_email_blocks/test", NotYetApi.Refuse).Saying(Sentence).RequireScope("admin:read:canonical_email_blocks");
        foreach (var figures in new[] { "/measures", "/dimensions", "/retention" })
        {
            admin.MapPost(figures, NotYetApi.Refuse).Saying(Sentence).RequireScope("admin:read");
        }
    }

    private static void MapList(RouteGroupBuilder list, string read, string write)
    {
        list.MapGet("", NotYetApi.Refuse).Saying(Sentence).RequireScope(read);
        list.MapPost("", NotYetApi.Refuse).Saying(Sentence).RequireScope(write);
        list.MapGet("/{id:id}", NotYetApi.Refuse).Saying(Sentence).RequireScope(read);
        list.MapMethods("/{id:id}", NotYetApi.Changes, NotYetApi.Refuse).Saying(Sentence).RequireScope(write);
        list.MapPost("/{id:id}/{act}", NotYetApi.Refuse).Saying(Sentence).RequireScope(write);
    }
}
