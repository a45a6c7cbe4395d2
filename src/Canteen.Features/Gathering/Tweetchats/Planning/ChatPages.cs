using Canteen.Core.Synonyms;
using Canteen.Features.Gathering.Tweetchats.Room;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>The page of a tweetchat, and what people do there before it begins.</summary>
internal sealed class ChatPages(ShowChat show, FindLiveChat live, PageReader reader, TagAliasCache aliases, RoomPages room)
{
    public static readonly Flash Announced = new("chat-announced", "Your chat has been announced: it is in the list of chats now.");
    public static readonly Flash CalledOff = new("chat-called-off", "The chat has been called off. Those who wanted to be there are told.");
    public static readonly Flash Copied = new("chat-copied", "This is a draft like the earlier chat, a week later. Only you see it.");
    public static readonly Flash Deleted = new("chat-deleted", "You deleted the draft.");
    public static readonly Flash Going = new("chat-going", "You will be there. Only you and we know: the page shows just how many.");
    public static readonly Flash NotGoing = new("chat-not-going", "You won't be there, and won't be reminded.");
    public static readonly Flash Hosting = new("chat-hosting", "You are one of the hosts now.");
    public static readonly Flash NotHosting = new("chat-not-hosting", "You are no host of the chat.");

    public static async Task<IResult> ShowAsync(Id<Chat> id, HttpContext http, ApiInput input, ChatPages pages, CancellationToken ct)
    {
        if (await pages.Live.RunAsync(id, http.Viewer(), ct) is { } live) return await pages.Room.ShowAsync(http, input, live);
        if (!(await pages.FindAsync(http, id, ct)).Is(out var shown, out var fault)) return fault.ToResult();
        return shown.Chat.State is ChatState.Live or ChatState.Over
            ? await pages.LivePartAsync(http, input, shown)
            : await pages.BeforeAsync(http, shown, null, ct);
    }

    public static async Task<IResult> PublishAsync(
        Id<Chat> id, HttpContext http, PublishChat publish, ChatPages pages, CancellationToken ct)
    {
        if ((await publish.RunAsync(http.Me(), id, ct)).Is(out _, out var fault)) return Done(http, Announced, $"/chats/{id}");
        if (fault.Details is null || !(await pages.FindAsync(http, id, ct)).Is(out var shown, out _)) return fault.ToResult();
        return await pages.BeforeAsync(http, shown, fault, ct);
    }

    public static Task<IResult> AskCallOffAsync(Id<Chat> id, HttpContext http, ChatPages pages, CancellationToken ct) =>
        pages.AskAsync(http, id, ChatState.Announced, ct);

    public static async Task<IResult> CallOffAsync(Id<Chat> id, HttpContext http, CallOffChat callOff, CancellationToken ct) =>
        Said(http, await callOff.RunAsync(http.Me(), id, ct), CalledOff, $"/chats/{id}");

    public static async Task<IResult> CopyAsync(Id<Chat> id, HttpContext http, CopyChat copy, CancellationToken ct) =>
        (await copy.RunAsync(http.Me(), id, ct)).Is(out var draft, out var fault)
            ? Done(http, Copied, $"/chats/{draft}")
            : fault.ToResult();

    public static Task<IResult> AskDeleteAsync(Id<Chat> id, HttpContext http, ChatPages pages, CancellationToken ct) =>
        pages.AskAsync(http, id, ChatState.Draft, ct);

    public static async Task<IResult> DeleteAsync(Id<Chat> id, HttpContext http, DeleteDraft delete, CancellationToken ct) =>
        Said(http, await delete.RunAsync(http.Me(), id, ct), Deleted, "/chats");

    public static async Task<IResult> GoAsync(Id<Chat> id, ApiInput input, HttpContext http, GoToChat go, CancellationToken ct)
    {
        var reminders = ChatWords.Reminders(ChatWords.ReminderWords.Where(word => input.Flag("remind_" + word) ?? false));
        return Said(http, await go.RunAsync(http.Me(), id, reminders, input.Flag("by_mail") ?? false, ct), Going, $"/chats/{id}");
    }

    public static async Task<IResult> LeaveAsync(Id<Chat> id, HttpContext http, LeaveChat leave, CancellationToken ct) =>
        Said(http, await leave.RunAsync(http.Me(), id, ct), NotGoing, $"/chats/{id}");

    public static async Task<IResult> AgreeAsync(Id<Chat> id, HttpContext http, AnswerHosting answer, CancellationToken ct) =>
        Said(http, await answer.RunAsync(http.Me(), id, agrees: true, ct), Hosting, $"/chats/{id}");

    /// <summary>Of a draft they see nothing any more.</summary>
    public static async Task<IResult> DeclineAsync(Id<Chat> id, HttpContext http, AnswerHosting answer, CancellationToken ct) =>
        Said(http, await answer.RunAsync(http.Me(), id, agrees: false, ct), NotHosting, "/chats");

    private FindLiveChat Live => live;

    private RoomPages Room => room;

    /// <summary>What the page is while the tweetchat is live, and when it is over.</summary>
    private Task<IResult> LivePartAsync(HttpContext http, ApiInput input, ShownChat shown) => shown.Chat.State == ChatState.Live
        ? room.ShowAsync(http, input, shown.Chat)
        : Task.FromResult(GoBack.To($"{shown.Chat.Path}/transcript"));

    private async Task<IResult> BeforeAsync(HttpContext http, ShownChat shown, Fault? fault, CancellationToken ct)
    {
        var main = (await aliases.FindAsync(ct)).MainOf(shown.Chat.Tag);
        return PageAnswers.Show<ChatPage>(
            new
            {
                Shown = shown, Zone = await reader.ZoneAsync(http), reader.Now, Fault = fault?.Plain,
                UsualTag = shown.IsHost && main != shown.Chat.Tag ? main : null,
            },
            fault);
    }

    private async Task<IResult> AskAsync(HttpContext http, Id<Chat> id, ChatState state, CancellationToken ct)
    {
        if (!(await FindAsync(http, id, ct)).Is(out var shown, out var fault)) return fault.ToResult();
        return shown.IsHost && shown.Chat.State == state ? PageAnswers.Show<EndPlanPage>(new { shown.Chat }) : Fault.NotFound.ToResult();
    }

    private Task<Outcome<ShownChat>> FindAsync(HttpContext http, Id<Chat> id, CancellationToken ct) => show.RunAsync(http.Viewer(), id, ct);

    private static IResult Said(HttpContext http, Outcome<Done> outcome, Flash flash, string path) =>
        outcome.Is(out _, out var fault) ? Done(http, flash, path) : fault.ToResult();

    private static IResult Done(HttpContext http, Flash flash, string path)
    {
        flash.Leave(http);
        return GoBack.To(path + Flash.Anchor);
    }
}
