using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.MutedThreads;

/// <summary>Muting a thread, so that one is not notified of answers, favourites and boosts in it.</summary>
public sealed class MutedThreadsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<MuteThread>().AddSingleton<UnmuteThread>().AddSingleton<ListMutedThreads>();
        services.AddSingleton(MutedThreadsPages.Muted).AddSingleton(MutedThreadsPages.Unmuted);
        services.AddSlotPiece<MuteItem>(SlotNames.PostMenu, 60);
        services.AddSlotPiece<MutedConversations, MutedConversationsSource>(SlotNames.Hidden, 30);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/statuses/{id:id}/mute", MutedThreadsApi.MuteAsync).RequireScope("write:mutes");
        routes.MapPost("/api/v1/statuses/{id:id}/unmute", MutedThreadsApi.UnmuteAsync).RequireScope("write:mutes");
        routes.MapPost("/posts/{id:id}/mute", MutedThreadsPages.MuteAsync).TakeForm();
        routes.MapPost("/posts/{id:id}/unmute", MutedThreadsPages.UnmuteAsync).TakeForm();
    }
}
