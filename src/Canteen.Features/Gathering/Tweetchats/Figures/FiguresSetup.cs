using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Gathering.Tweetchats.Figures;

/// <summary>The figures of tweetchats: counted as posts come and go, shown on a page and to apps.</summary>
internal static class FiguresSetup
{
    public static void Register(IServiceCollection services) => services.AddReaction<CountFigures>().AddSingleton<ReadFigures>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/chats/{id:id}/figures", FiguresPages.ShowAsync).AllowVisitors();
        routes.MapGet("/api/canteen/v1/chats/{id:id}/statistics", FiguresPages.JsonAsync).AllowVisitors("read:statuses");
    }
}
