using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Look.Navigation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Columns;

/// <summary>Several feeds side by side on a wide screen, in an order that the server keeps.</summary>
public sealed class ColumnsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddNavItem(new("columns", "/columns", "columns", "Columns", 97) { Key = 'c' })
        .AddSingleton<ReadColumns>()
        .AddSingleton<ArrangeColumns>()
        .AddSingleton<ColumnsPages>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/canteen/v1/columns", ColumnsApi.ShowAsync).RequireScope("read:lists");
        routes.MapPut("/api/canteen/v1/columns", ColumnsApi.ArrangeAsync).RequireScope("write:lists");
        routes.MapGet("/columns", ColumnsPages.ShowAsync).RequireSignIn();
        routes.MapGet("/columns/edit", ColumnsPages.EditAsync).RequireSignIn();
        routes.MapPost("/columns/add", ColumnsPages.AddAsync).TakeForm();
        routes.MapPost("/columns/up", ColumnsPages.UpAsync).TakeForm();
        routes.MapPost("/columns/down", ColumnsPages.DownAsync).TakeForm();
        routes.MapPost("/columns/remove", ColumnsPages.RemoveAsync).TakeForm();
    }
}
