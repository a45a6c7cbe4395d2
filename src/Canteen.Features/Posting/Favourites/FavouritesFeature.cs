using Canteen.Core.Viewers;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Look.Navigation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Posting.Favourites;

/// <summary>Telling authors that one likes their posts, and finding these posts again.</summary>
public sealed class FavouritesFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton(new FlagTable(PostFlags.Favourited, "favourites"));
        services.AddNavItem(new("favourites", "/favourites", "heart", "Favourites", 20) { Section = NavSection.Saved, Key = 'f' });
        services.AddSingleton<FavouritePost>().AddSingleton<UnfavouritePost>().AddSingleton<ListFavouriters>()
            .AddSingleton<ListFavourites>();
        services.AddSlotPiece<FavouriteButton>(SlotNames.PostActions, 30);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/statuses/{id:id}/favourite", FavouritesApi.FavouriteAsync).RequireScope("write:favourites");
        routes.MapPost("/api/v1/statuses/{id:id}/unfavourite", FavouritesApi.UnfavouriteAsync).RequireScope("write:favourites");
        routes.MapGet("/api/v1/statuses/{id:id}/favourited_by", FavouritesApi.FavouritersAsync).AllowVisitors("read:accounts");
        routes.MapGet("/api/v1/favourites", FavouritesApi.FavouritesAsync).RequireScope("read:favourites");
        routes.MapPost("/posts/{id:id}/favourite", FavouritesPages.FavouriteAsync).TakeForm();
        routes.MapPost("/posts/{id:id}/unfavourite", FavouritesPages.UnfavouriteAsync).TakeForm();
        routes.MapGet("/favourites", FavouritesPages.ListAsync).RequireSignIn();
    }
}
