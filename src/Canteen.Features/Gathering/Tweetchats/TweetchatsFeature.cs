using Canteen.Features.Gathering.Tweetchats.Desk;
using Canteen.Features.Gathering.Tweetchats.Figures;
using Canteen.Features.Gathering.Tweetchats.Habits;
using Canteen.Features.Gathering.Tweetchats.Planning;
using Canteen.Features.Gathering.Tweetchats.Room;
using Canteen.Features.Gathering.Tweetchats.Running;
using Canteen.Features.Gathering.Tweetchats.Transcript;
using Canteen.Features.Platform;
using Canteen.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Gathering.Tweetchats;

/// <summary>Tweetchats: an hour, a hashtag, hosts who ask, and everybody who answers; planned, live, and kept.</summary>
public sealed class TweetchatsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddJobWorker<RunChats>().AddReaction<HostsGone>();
        services.AddSingleton<AskQuestion>().AddSingleton<OpenChat>().AddSingleton<CloseChat>();
        PlanningSetup.Register(services);
        RoomSetup.Register(services);
        DeskSetup.Register(services);
        HabitsSetup.Register(services);
        TranscriptSetup.Register(services);
        FiguresSetup.Register(services);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        PlanningSetup.Map(routes);
        RoomSetup.Map(routes);
        DeskSetup.Map(routes);
        HabitsSetup.Map(routes);
        TranscriptSetup.Map(routes);
        FiguresSetup.Map(routes);
    }
}
