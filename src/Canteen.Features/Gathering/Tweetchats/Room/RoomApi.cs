using Canteen.Core;
using Canteen.Core.Chats;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>Reading and answering in a tweetchat, in Canteen's own interface.</summary>
internal static class RoomApi
{
    private static readonly Fault UnknownView = Fault.Invalid(
        "Validation failed: View must be everything, hosts, following, newcomers, links or featured");

    /// <summary>Statuses, newest first: of one question with <c>question_id</c>, else as <c>view</c> says.</summary>
    public static async Task<IResult> ListAsync(
        Id<Chat> id, ApiInput input, HttpContext http, Database database, ReadRoom read, CanteenSettings settings, CancellationToken ct)
    {
        if (ViewOf(input) is not { } view) return UnknownView.ToResult();
        if (await database.ReadAsync(db => ChatGate.VisibleChatAsync(db, id, http.Viewer()), ct) is not { } chat)
            return Fault.NotFound.ToResult();
        var page = await read.RunAsync(chat, view, http.Viewer(), input.Window(20, 40), ct);
        LinkHeader.Write(http, page, settings.Address);
        return new StatusListJson(page.Items);
    }

    public static async Task<IResult> AnswerAsync(
        Id<Chat> id, ApiInput input, HttpContext http, AnswerChat answer, ShowPost show, CancellationToken ct)
    {
        var said = new ChatAnswer(
            input.Text("status") ?? "", input.Id<ChatQuestion>("question_id"), input.Id<Post>("in_reply_to_id"),
            PlainText.Clean(http.Request.Headers["Idempotency-Key"].ToString()))
        {
            App = http.Caller().App,
        };
        return (await show.AfterAsync(answer.RunAsync(http.Me(), id, said, ct), http.Me(), ct)).ToStatus();
    }

    public static async Task<IResult> AttendanceAsync(Id<Chat> id, HttpContext http, ReadAttendance read, CancellationToken ct) =>
        (await read.RunAsync(http.Me(), id, ct)).ToResult(AttendanceJson.From);

    /// <summary>An app has the chat in view: to be sent once in each minute.</summary>
    public static async Task<IResult> AttendAsync(
        Id<Chat> id, HttpContext http, Database database, Attend attend, ReadAttendance read, CancellationToken ct)
    {
        if (await database.ReadAsync(db => ChatGate.VisibleChatAsync(db, id, http.Me()), ct) is { } chat)
            await attend.RunAsync(chat, http.Me(), ct);
        return await AttendanceAsync(id, http, read, ct);
    }

    private static RoomView? ViewOf(ApiInput input)
    {
        if (input.Id<ChatQuestion>("question_id") is { } question) return new(RoomViewKind.Question, question);
        return RoomView.KindOf(input.Text("view", 20)) is { } kind and not RoomViewKind.Question ? new(kind) : null;
    }
}
