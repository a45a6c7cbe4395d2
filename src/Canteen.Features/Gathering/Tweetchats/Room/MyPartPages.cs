using Canteen.Core.Chats;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>The page on which somebody reads how they took part in a tweetchat, and thanks its hosts.</summary>
internal static class MyPartPages
{
    public static readonly Flash Thanked = new("chat-thanked", "The hosts will see that you thanked them.");
    public static readonly Flash Named = new("chat-named", "Others see that you are in this chat.");
    public static readonly Flash Unnamed = new("chat-unnamed", "Others don't see that you are in this chat.");

    public static async Task<IResult> ShowAsync(
        Id<Chat> id, HttpContext http, Database database, ReadAttendance read, CancellationToken ct)
    {
        var chat = await database.ReadAsync(db => ChatGate.VisibleChatAsync(db, id, http.Me()), ct);
        if (chat is not { State: ChatState.Live or ChatState.Over }) return Fault.NotFound.ToResult();
        return (await read.RunAsync(http.Me(), id, ct)).Is(out var attendance, out var fault)
            ? PageAnswers.Show<MyPartPage>(new { Chat = chat, Attendance = attendance, IsHost = chat.IsHostedBy(http.Me()) })
            : fault.ToResult();
    }

    public static async Task<IResult> ThankAsync(Id<Chat> id, HttpContext http, ThankHosts thank, CancellationToken ct) =>
        Answer(http, await thank.RunAsync(http.Me(), id, ct), id, Thanked);

    public static async Task<IResult> NameAsync(
        Id<Chat> id, HttpContext http, ApiInput input, ChooseBeingNamed choose, CancellationToken ct)
    {
        var named = input.Text("named", 8) == "yes";
        return Answer(http, await choose.RunAsync(http.Me(), id, named, ct), id, named ? Named : Unnamed);
    }

    private static IResult Answer(HttpContext http, Outcome<Done> done, Id<Chat> id, Flash flash)
    {
        if (!done.Is(out _, out var fault)) return fault.ToResult();
        flash.Leave(http);
        return GoBack.To($"/chats/{id}/mine{Flash.Anchor}");
    }
}
