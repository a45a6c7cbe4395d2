using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Tweetchats in Canteen's own interface. What changes one answers with it as it is now.</summary>
internal sealed class ChatsApi(CanteenSettings settings, ShowChat show)
{
    private static readonly Fault UnknownState = Fault.Invalid("Validation failed: State must be upcoming, live, finished or mine");

    public async Task<IResult> ListAsync(ApiInput input, HttpContext http, ListChats list, CancellationToken ct)
    {
        if (ShelfOf(input.Text("state", 64)) is not { } shelf) return UnknownState.ToResult();
        if (shelf == ChatShelf.Mine && http.Viewer() is null) return Fault.SignInNeeded.ToResult();
        var page = await list.RunAsync(http.Viewer(), shelf, ChatCursor.Read(input.Text("after", 64)), ct);
        if (page.Next is { } next) http.Response.Headers.Link = $"<{Address(http, next)}>; rel=\"next\"";
        return Results.Json(page.Items.Select(shown => ChatJson.From(shown, http.Viewer(), settings)));
    }

    public async Task<IResult> ShowAsync(Id<Chat> id, HttpContext http, CancellationToken ct) =>
        (await show.RunAsync(http.Viewer(), id, ct)).ToResult(shown => ChatJson.From(shown, http.Viewer(), settings));

    public async Task<IResult> QuestionsAsync(Id<Chat> id, HttpContext http, CancellationToken ct) =>
        (await show.RunAsync(http.Viewer(), id, ct)).ToResult(
            shown => shown.Questions.Select(question => ChatQuestionJson.From(question, shown.Chat)));

    public async Task<IResult> ProposeAsync(ApiInput input, HttpContext http, ProposeChat propose, CancellationToken ct) =>
        (await propose.RunAsync(http.Me(), DraftOfChatApi.Read(input), ct)).Is(out var id, out var fault)
            ? await ShowAsync(id, http, ct)
            : fault.ToResult();

    public async Task<IResult> ChangeAsync(Id<Chat> id, ApiInput input, HttpContext http, ChangeChat change, CancellationToken ct) =>
        await AnswerAsync(await change.RunAsync(http.Me(), id, DraftOfChatApi.Read(input), ct), id, http, ct);

    public static async Task<IResult> DeleteAsync(Id<Chat> id, HttpContext http, DeleteDraft delete, CancellationToken ct) =>
        (await delete.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });

    public async Task<IResult> PublishAsync(Id<Chat> id, HttpContext http, PublishChat publish, CancellationToken ct) =>
        await AnswerAsync(await publish.RunAsync(http.Me(), id, ct), id, http, ct);

    public async Task<IResult> CancelAsync(Id<Chat> id, HttpContext http, CallOffChat callOff, CancellationToken ct) =>
        await AnswerAsync(await callOff.RunAsync(http.Me(), id, ct), id, http, ct);

    public async Task<IResult> CopyAsync(Id<Chat> id, HttpContext http, CopyChat copy, CancellationToken ct) =>
        (await copy.RunAsync(http.Me(), id, ct)).Is(out var draft, out var fault) ? await ShowAsync(draft, http, ct) : fault.ToResult();

    /// <summary>Without reminders given, those that most people want.</summary>
    public async Task<IResult> AttendAsync(Id<Chat> id, ApiInput input, HttpContext http, GoToChat go, CancellationToken ct)
    {
        var reminders = input.Has("reminders") ? ChatWords.Reminders(input.List("reminders", 10)) : Reminders.Usual;
        return await AnswerAsync(await go.RunAsync(http.Me(), id, reminders, input.Flag("by_mail") ?? false, ct), id, http, ct);
    }

    public async Task<IResult> UnattendAsync(Id<Chat> id, HttpContext http, LeaveChat leave, CancellationToken ct) =>
        await AnswerAsync(await leave.RunAsync(http.Me(), id, ct), id, http, ct);

    private static ChatShelf? ShelfOf(string? name) => name switch
    {
        null or "" or "upcoming" => ChatShelf.Upcoming,
        "live" => ChatShelf.Live,
        "finished" => ChatShelf.Finished,
        "mine" => ChatShelf.Mine,
        _ => null,
    };

    private string Address(HttpContext http, ChatCursor next)
    {
        var state = http.Request.Query["state"].ToString();
        var path = settings.Address + http.Request.Path.ToUriComponent();
        var after = QueryHelpers.AddQueryString(path, "after", next.ToString());
        return state.Length > 0 ? QueryHelpers.AddQueryString(after, "state", state) : after;
    }

    private async Task<IResult> AnswerAsync(Outcome<Done> outcome, Id<Chat> id, HttpContext http, CancellationToken ct) =>
        outcome.Is(out _, out var fault) ? await ShowAsync(id, http, ct) : fault.ToResult();
}
