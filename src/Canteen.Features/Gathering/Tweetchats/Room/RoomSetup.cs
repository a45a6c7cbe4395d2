using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Rates;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>The live part of tweetchats: reading, answering, being there.</summary>
internal static class RoomSetup
{
    public static void Register(IServiceCollection services)
    {
        services.AddLiveTail<RoomTimelines>().AddReaction<CountChats>();
        services.AddSingleton<ReadRoom>().AddSingleton<RoomPulse>().AddSingleton<AttendedMinutes>().AddSingleton<Attend>()
            .AddSingleton<AnswerChat>()
            .AddSingleton<ReadAttendance>().AddSingleton<ChooseBeingNamed>().AddSingleton<ThankHosts>()
            .AddSingleton(MyPartPages.Thanked).AddSingleton(MyPartPages.Named).AddSingleton(MyPartPages.Unnamed);
        services.AddSingleton<FindLiveChat>().AddSingleton<RoomPages>().AddSingleton<RoomWords>()
            .AddSingleton(RoomPages.Answered).AddSingleton(RoomPages.Waits);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var chats = routes.MapGroup("/chats/{id:id}");
        chats.MapGet("/head", RoomPages.HeadAsync).AllowVisitors();
        chats.MapGet("/questions/{question:id}", RoomPages.QuestionAsync).AllowVisitors();
        chats.MapGet("/mine", MyPartPages.ShowAsync).RequireSignIn();
        chats.MapPost("/mine/thanks", MyPartPages.ThankAsync).TakeForm();
        chats.MapPost("/mine/named", MyPartPages.NameAsync).TakeForm();
        chats.MapGet("/{view}", RoomPages.ViewAsync).AllowVisitors();
        chats.MapPost("/answers", RoomPages.AnswerAsync).TakeForm().GiveBack("text").LimitRate(RateFamily.Answering);
        var api = routes.MapGroup("/api/canteen/v1/chats/{id:id}");
        api.MapGet("/answers", RoomApi.ListAsync).AllowVisitors("read:statuses");
        api.MapPost("/answers", RoomApi.AnswerAsync).RequireScope("write:statuses").LimitRate(RateFamily.Answering);
        api.MapGet("/attendance", RoomApi.AttendanceAsync).RequireScope("read:accounts");
        api.MapPost("/attendance", RoomApi.AttendAsync).RequireScope("write:accounts");
    }
}
