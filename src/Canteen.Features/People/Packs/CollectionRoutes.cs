using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Rates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Packs;

/// <summary>The addresses of Mastodon's collections, and those that they had before they were part of its first version.</summary>
internal static class CollectionRoutes
{
    private const string Read = "read:collections", Write = "write:collections";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var shared = routes.ServiceProvider;
        var api = new CollectionsApi(
            shared.GetRequiredService<CanteenSettings>(), shared.GetRequiredService<ShowPack>(),
            shared.GetRequiredService<ListPackItems>(), shared.GetRequiredService<AccountCache>());
        Map(routes.MapGroup("/api/v1"), api);
        var old = routes.MapGroup("/api/v1_alpha");
        old.AddEndpointFilter((call, next) =>
        {
            Deprecation.Since(call.HttpContext, Deprecation.Mastodon46);
            return next(call);
        });
        Map(old, api);
    }

    private static void Map(RouteGroupBuilder version, CollectionsApi api)
    {
        version.MapGet("/accounts/{id:id}/collections", api.OfAsync).AllowVisitors(Read);
        version.MapGet("/accounts/{id:id}/in_collections", api.WithAsync).RequireScope(Read);
        var collections = version.MapGroup("/collections");
        collections.MapPost("", api.CreateAsync).RequireScope(Write).LimitRate(RateFamily.Following);
        collections.MapGet("/{id:id}", api.ShowAsync).AllowVisitors(Read);
        collections.MapMethods("/{id:id}", UpdateRoutes.Methods, api.ChangeAsync).RequireScope(Write);
        collections.MapDelete("/{id:id}", api.DeleteAsync).RequireScope(Write);
        collections.MapPost("/{id:id}/items", api.AddAsync).RequireScope(Write).LimitRate(RateFamily.Following);
        collections.MapDelete("/{id:id}/items/{item:id}", api.RemoveAsync).RequireScope(Write);
        collections.MapPost("/{id:id}/items/{item:id}/revoke", api.RevokeAsync).RequireScope(Write);
    }
}
