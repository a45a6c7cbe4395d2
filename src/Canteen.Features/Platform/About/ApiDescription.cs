using Canteen.Core;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Canteen.Features.Platform.About;

/// <summary>The API as OpenAPI, at <c>/openapi/v1.json</c>: every route for programs, and what each requires of a token.</summary>
internal static class ApiDescription
{
    private const string Scheme = "token";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = route => IsForPrograms(route.RelativePath ?? "");
        options.AddDocumentTransformer((document, context, _) =>
        {
            Describe(document, context.ApplicationServices.GetRequiredService<CanteenSettings>());
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var rule = context.Description.ActionDescriptor.EndpointMetadata.OfType<ScopeRule>().LastOrDefault();
            if (rule is not (null or { Need: AccessNeed.Nobody })) Secure(operation, rule, context.Document!);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json").AllowEveryone();

    private static bool IsForPrograms(string path) =>
        path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("oauth/", StringComparison.Ordinal)
        || path.StartsWith(".well-known/", StringComparison.Ordinal);

    private static void Describe(OpenApiDocument document, CanteenSettings settings)
    {
        document.Info = new OpenApiInfo
        {
            Title = settings.Title,
            Version = ServerVersion.Canteen,
            Description = "Mastodon's client API, as far as Canteen has it. Parameters come in the query, as a form or as JSON alike. "
                + "How errors, paging and scopes work is in docs/api.md.",
        };
        document.Servers = [new OpenApiServer { Url = settings.Address }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Flows = new OpenApiOAuthFlows
                {
                    AuthorizationCode = new OpenApiOAuthFlow
                    {
                        AuthorizationUrl = new Uri(settings.Url("/oauth/authorize")),
                        TokenUrl = new Uri(settings.Url("/oauth/token")),
                        Scopes = ScopeSet.All.Names.ToDictionary(s => s, _ => ""),
                    },
                },
            },
        };
    }

    private static void Secure(OpenApiOperation operation, ScopeRule rule, OpenApiDocument document)
    {
        var scheme = new OpenApiSecuritySchemeReference(Scheme, document);
        operation.Security = rule.AnyOf.Count == 0
            ? [new OpenApiSecurityRequirement { [scheme] = [] }]
            : [.. rule.AnyOf.Select(scope => new OpenApiSecurityRequirement { [scheme] = [scope] })];
        if (rule.Need == AccessNeed.Optional) operation.Security.Add(new OpenApiSecurityRequirement());
    }
}
