using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Features.Platform.Rates;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>What is planned before a tweetchat, who will be there, and the agenda.</summary>
internal static class PlanningSetup
{
    private const string Read = "read:statuses", Write = "write:statuses";

    private static readonly Flash[] Flashes =
    [
        PlanPages.Proposed, PlanPages.Changed, ChatPages.Announced, ChatPages.CalledOff, ChatPages.Copied, ChatPages.Deleted,
        ChatPages.Going, ChatPages.NotGoing, ChatPages.Hosting, ChatPages.NotHosting,
    ];

    public static void Register(IServiceCollection services)
    {
        foreach (var flash in Flashes) services.AddSingleton(flash);
        services
            .AddNavItem(new("chats", "/chats", "chat", "Tweetchats", 45) { IsShown = _ => true, Key = 't', Mark = OnNowSource.MarkAsync })
            .AddSingleton<TagClash>().AddSingleton<PlanCheck>()
            .AddSingleton<ProposeChat>().AddSingleton<ChangeChat>().AddSingleton<PublishChat>().AddSingleton<CallOffChat>()
            .AddSingleton<CopyChat>().AddSingleton<DeleteDraft>().AddSingleton<AnswerHosting>()
            .AddSingleton<GoToChat>().AddSingleton<LeaveChat>()
            .AddSingleton<ChatHydrator>().AddSingleton<ShowChat>().AddSingleton<ListChats>().AddSingleton<OnNow>()
            .AddSingleton<ChatMail>().AddJobWorker<TellGoers>()
            .AddSingleton<PageReader>().AddSingleton<PlanPages>().AddSingleton<ChatPages>().AddSingleton<AgendaPages>()
            .AddSingleton<CalendarFiles>()
            .AddSlotPiece<OnNowCard, OnNowSource>(SlotNames.Beside, 1);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var shared = routes.ServiceProvider;
        MapApi(
            routes.MapGroup("/api/canteen/v1/chats"),
            new ChatsApi(shared.GetRequiredService<CanteenSettings>(), shared.GetRequiredService<ShowChat>()));
        MapPages(routes.MapGroup("/chats"));
    }

    private static void MapApi(RouteGroupBuilder chats, ChatsApi api)
    {
        chats.MapGet("", api.ListAsync).AllowVisitors(Read);
        chats.MapPost("", api.ProposeAsync).RequireScope(Write).LimitRate(RateFamily.Posting);
        chats.MapGet("/{id:id}", api.ShowAsync).AllowVisitors(Read);
        chats.MapMethods("/{id:id}", UpdateRoutes.Methods, api.ChangeAsync).RequireScope(Write).LimitRate(RateFamily.Posting);
        chats.MapDelete("/{id:id}", ChatsApi.DeleteAsync).RequireScope(Write);
        chats.MapGet("/{id:id}/questions", api.QuestionsAsync).AllowVisitors(Read);
        chats.MapPost("/{id:id}/announce", api.PublishAsync).RequireScope(Write);
        chats.MapPost("/{id:id}/cancel", api.CancelAsync).RequireScope(Write);
        chats.MapPost("/{id:id}/copy", api.CopyAsync).RequireScope(Write).LimitRate(RateFamily.Posting);
        chats.MapPost("/{id:id}/attend", api.AttendAsync).RequireScope(Write);
        chats.MapPost("/{id:id}/unattend", api.UnattendAsync).RequireScope(Write);
    }

    private static void MapPages(RouteGroupBuilder chats)
    {
        chats.MapGet("", AgendaPages.ShowAsync).AllowVisitors();
        chats.MapPost("", PlanPages.ProposeAsync).TakeForm().GiveBack(ChatForm.Written).TakeOnce().LimitRate(RateFamily.Posting);
        chats.MapGet("/new", PlanPages.NewAsync).RequireSignIn();
        chats.MapGet("/calendar.ics", CalendarFiles.AllAsync).AllowVisitors();
        chats.MapGet("/{id:id}.ics", CalendarFiles.OneAsync).AllowVisitors();
        chats.MapGet("/{id:id}", ChatPages.ShowAsync).AllowVisitors();
        chats.MapPost("/{id:id}", PlanPages.ChangeAsync).TakeForm().GiveBack(ChatForm.Written).LimitRate(RateFamily.Posting);
        chats.MapGet("/{id:id}/edit", PlanPages.EditAsync).RequireSignIn();
        chats.MapPost("/{id:id}/announce", ChatPages.PublishAsync).TakeForm();
        chats.MapGet("/{id:id}/call-off", ChatPages.AskCallOffAsync).RequireSignIn();
        chats.MapPost("/{id:id}/call-off", ChatPages.CallOffAsync).TakeForm();
        chats.MapPost("/{id:id}/copy", ChatPages.CopyAsync).TakeForm().TakeOnce().LimitRate(RateFamily.Posting);
        chats.MapGet("/{id:id}/delete", ChatPages.AskDeleteAsync).RequireSignIn();
        chats.MapPost("/{id:id}/delete", ChatPages.DeleteAsync).TakeForm();
        chats.MapPost("/{id:id}/hosting/agree", ChatPages.AgreeAsync).TakeForm();
        chats.MapPost("/{id:id}/hosting/leave", ChatPages.DeclineAsync).TakeForm();
        chats.MapPost("/{id:id}/go", ChatPages.GoAsync).TakeForm();
        chats.MapPost("/{id:id}/leave", ChatPages.LeaveAsync).TakeForm();
    }
}
