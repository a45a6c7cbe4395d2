using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Rates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Gathering.Tweetchats.Desk;

/// <summary>What the hosts of a tweetchat do while it is live.</summary>
internal static class DeskSetup
{
    public static void Register(IServiceCollection services) => services
        .AddSingleton<PaceChat>().AddSingleton<RuleOnPost>().AddSingleton<RuleOnPerson>().AddSingleton<TellHosts>()
        .AddSingleton<ReadDesk>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/chats/{id:id}/desk");
        desk.MapGet("", DeskPages.ShowAsync).RequireSignIn();
        desk.MapPost("/open", DeskPages.OpenAsync).TakeForm();
        desk.MapPost("/close", DeskPages.CloseAsync).TakeForm();
        desk.MapPost("/pace", DeskPages.PaceAsync).TakeForm().TakeOnce();
        desk.MapPost("/questions/{question:id}", DeskPages.AskAsync).TakeForm();
        desk.MapPost("/posts/{post:id}", DeskPages.RuleAsync).TakeForm();
        desk.MapPost("/people/{person:id}/mute", DeskPages.MuteAsync).TakeForm();
        desk.MapPost("/people/{person:id}/welcome", DeskPages.WelcomeAsync).TakeForm();
        desk.MapPost("/messages", DeskPages.TellAsync).TakeForm().GiveBack("text");
        var api = routes.MapGroup("/api/canteen/v1/chats/{id:id}");
        api.MapPost("/open", DeskApi.OpenAsync).RequireScope("write:statuses");
        api.MapPost("/end", DeskApi.EndAsync).RequireScope("write:statuses");
        api.MapPost("/hold", DeskApi.HoldAsync).RequireScope("write:statuses");
        api.MapPost("/continue", DeskApi.ContinueAsync).RequireScope("write:statuses");
        api.MapPost("/extend", DeskApi.ExtendAsync).RequireScope("write:statuses");
        api.MapPost("/questions/{question:id}/ask", DeskApi.AskAsync).RequireScope("write:statuses").LimitRate(RateFamily.Posting);
        api.MapPost("/answers/{post:id}/rule", DeskApi.RuleAsync).RequireScope("write:statuses");
        api.MapPost("/people/{person:id}/mute", DeskApi.MuteAsync).RequireScope("write:statuses");
        api.MapPost("/people/{person:id}/unmute", DeskApi.UnmuteAsync).RequireScope("write:statuses");
    }
}
