using Canteen.Core.Accounts;
using Canteen.Core.Chats;
using Canteen.Core.Paging;
using Canteen.Core.People;
using Canteen.Core.Posts;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>The pages of a tweetchat while it is live.</summary>
internal sealed class RoomPages(
    ReadRoom read, RoomPulse pulses, Attend attend, FindLiveChat live, TimeProvider clock, RoomWords words)
{
    public static readonly Flash Answered = new("chat-answered", "Your answer is in the chat.");
    public static readonly Flash Waits = new(
        "chat-waits", "Your answer waits for a host: new accounts are let in one by one in this chat.");

    public static Task<IResult> ViewAsync(Id<Chat> id, string view, HttpContext http, ApiInput input, RoomPages pages) =>
        RoomView.KindOf(view) is { } kind && kind != RoomViewKind.Question
            ? pages.OpenAsync(http, input, id, _ => new(kind))
            : Task.FromResult(Fault.NotFound.ToResult());

    public static Task<IResult> QuestionAsync(
        Id<Chat> id, Id<ChatQuestion> question, HttpContext http, ApiInput input, RoomPages pages) =>
        pages.OpenAsync(http, input, id, chat => chat.Questions.Any(one => one.Id == question && one.IsAsked)
            ? new(RoomViewKind.Question, question) : null);

    /// <summary>What is at the top of the page, as it is now, for the script of a page that is open.</summary>
    public static async Task<IResult> HeadAsync(Id<Chat> id, HttpContext http, ApiInput input, RoomPages pages, CancellationToken ct)
    {
        if (await pages.FindAsync(id, http.Viewer(), ct) is not { } chat) return Fault.NotFound.ToResult();
        var kind = RoomView.KindOf(input.Text("view", 20)) ?? RoomViewKind.Question;
        var view = new RoomView(kind, input.Id<ChatQuestion>("question"));
        if (http.Viewer() is { } me) await pages.Attend.RunAsync(chat, me, ct);
        return Fragment.Of(new ComponentPart(typeof(RoomHeadPart), new { Head = await pages.HeadAsync(chat, view, http.Viewer(), ct) }));
    }

    public static async Task<IResult> AnswerAsync(
        Id<Chat> id, HttpContext http, ApiInput input, AnswerChat answer, RoomPages pages, CancellationToken ct)
    {
        var typed = new ChatAnswer(
            input.Text("text") ?? "", input.Id<ChatQuestion>("question"), input.Id<Post>("reply_to"), input.Text("key", 64) ?? "");
        var answered = await answer.RunAsync(http.Me(), id, typed, ct);
        if (!answered.Is(out var post, out var fault))
        {
            if (await pages.FindAsync(id, http.Me(), ct) is not { } chat) return fault.ToResult();
            return await pages.ShowAsync(http, new PageWindow(20), chat, pages.DefaultView(chat, typed.Question), typed, fault);
        }
        var isShown = await pages.Words.IsShownAsync(post, ct);
        (isShown ? Answered : Waits).Leave(http);
        return GoBack.From(http, $"/chats/{id}", anchor: "#write");
    }

    /// <summary>The room itself: what is said to the question that was asked last.</summary>
    public Task<IResult> ShowAsync(HttpContext http, ApiInput input, Chat chat) =>
        ShowAsync(http, input.Window(20, 40), chat, DefaultView(chat, null), null, null);

    private ReadRoom Read => read;

    private Attend Attend => attend;

    private RoomWords Words => words;

    private RoomView DefaultView(Chat chat, Id<ChatQuestion>? question) => new(RoomViewKind.Question, question ?? chat.Current?.Id);

    private async ValueTask<Chat?> FindAsync(Id<Chat> id, AccountId? viewer, CancellationToken ct) =>
        await live.RunAsync(id, viewer, ct) ?? await words.ChatAsync(id, viewer, ct);

    private async Task<IResult> OpenAsync(HttpContext http, ApiInput input, Id<Chat> id, Func<Chat, RoomView?> choose)
    {
        if (await FindAsync(id, http.Viewer(), http.RequestAborted) is not { State: ChatState.Live or ChatState.Over } chat
            || choose(chat) is not { } view) return Fault.NotFound.ToResult();
        return await ShowAsync(http, input.Window(20, 40), chat, view, null, null);
    }

    private async Task<IResult> ShowAsync(
        HttpContext http, PageWindow window, Chat chat, RoomView view, ChatAnswer? typed, Fault? fault)
    {
        var (viewer, ct) = (http.Viewer(), http.RequestAborted);
        if (viewer is { } me && !Flash.IsPrefetch(http)) await attend.RunAsync(chat, me, ct);
        var page = FilteredPage.Of(http, FilterContext.Public, await Read.RunAsync(chat, view, viewer, window, ct));
        var posts = await words.PartAsync(chat, page, ct);
        if (http.Request.WantsFragment()) return Fragment.Of(posts, page);
        var head = new ComponentPart(typeof(RoomHeadPart), new { Head = await HeadAsync(chat, view, viewer, ct) });
        var content = FeedContent.Of(page);
        content = content with
        {
            Parts = new Dictionary<PagePart, HtmlPart>(content.Parts) { [PagePart.Above] = head, [PagePart.Posts] = posts },
        };
        var question = view.Kind == RoomViewKind.Question ? chat.Questions.FirstOrDefault(one => one.Id == view.Question) : chat.Current;
        var parameters = new
        {
            Chat = RoomChat.Of(chat, clock.Milliseconds()), View = view, Question = RoomQuestion.Of(question),
            State = FeedState.Of(page, window is { MaxId: null, MinId: null }), IsHost = chat.IsHostedBy(viewer),
            IsMember = viewer is not null, Text = typed?.Text ?? "", Key = typed?.Key ?? "", Problem = fault?.Plain.Sentence,
        };
        return fault is null
            ? PageAnswers.ShowPure<RoomPage>(parameters, content)
            : PageAnswers.Show<RoomPage>(parameters, fault, content);
    }

    private async Task<RoomHead> HeadAsync(Chat chat, RoomView view, AccountId? viewer, CancellationToken ct)
    {
        var pulse = await pulses.FindAsync(chat.Id, ct);
        return RoomHead.Of(chat, view, pulse, clock.Milliseconds()) with
        {
            // Whoever reads it is here, also where that was not counted a moment ago.
            IsMember = viewer is not null,
            Here = Math.Max(pulse.Here, viewer is null ? 0 : 1),
            Named = await words.PeopleAsync(pulse.Named, viewer, ct),
        };
    }
}

/// <summary>What the room says of posts and people.</summary>
internal sealed class RoomWords(Database database, AccountGate people, IStringLocalizer<Words> l)
{
    /// <summary>Null where there is none, or the viewer may not know of it.</summary>
    public Task<Chat?> ChatAsync(Id<Chat> id, AccountId? viewer, CancellationToken ct) =>
        database.ReadAsync(db => ChatGate.VisibleChatAsync(db, id, viewer), ct);

    /// <summary>It is in the chat, and waits for nobody.</summary>
    public async Task<bool> IsShownAsync(PostId post, CancellationToken ct) =>
        await database.ReadAsync(db => db.ScalarAsync<long>("SELECT state FROM chat_posts WHERE post_id = @post", new { post }), ct) == 0;

    /// <summary>The posts, each with what it is in the chat above it.</summary>
    public async Task<PostsPart> PartAsync(Chat chat, FilteredPage page, CancellationToken ct)
    {
        var shown = page.Posts.Items;
        var marks = await ChatMark.FindAsync(database, chat, [.. shown.Select(post => post.Shown.Id)], ct);
        return new PostsPart(shown, setSize: page.Posts.Full ? -1 : shown.Count, filter: page.Filter)
        {
            Why = [.. shown.Select(post => MarkWords.Of(marks.GetValueOrDefault(post.Shown.Id), l))],
        };
    }

    public async Task<EqualList<AccountView>> PeopleAsync(IReadOnlyList<AccountId> ids, AccountId? viewer, CancellationToken ct) =>
        ids.Count == 0 ? new([]) : new([.. await people.ListedAsync(await people.FindAsync(ids, viewer, ct), viewer, ct)]);
}
