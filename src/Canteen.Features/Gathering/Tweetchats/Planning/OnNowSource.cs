using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Beside every page while a tweetchat is live.</summary>
internal sealed class OnNowSource(OnNow live, TimeProvider clock) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        await live.RunAsync(context.Viewer(), context.RequestAborted) is { } chat
            ? new
            {
                chat.Path, chat.Title, Place = PlaceIn(chat), Asked = chat.Current?.Number ?? 0,
                Questions = chat.Questions.Count(question => question.Kind == QuestionKind.Question),
                chat.EndsAt, MinutesLeft = MinutesLeft(chat),
            }
            : null;

    /// <summary>The same in the navigation.</summary>
    public static async ValueTask<HtmlPart> MarkAsync(PageFiller page)
    {
        var chat = await page.Service<OnNow>().RunAsync(page.Context.Viewer(), page.Context.RequestAborted);
        return new ComponentPart(typeof(LiveMark), new { IsLive = chat is not null });
    }

    private static ChatPart PlaceIn(Chat chat) => chat.Current?.Kind switch
    {
        QuestionKind.Introductions => ChatPart.Introductions,
        QuestionKind.Question => ChatPart.Question,
        QuestionKind.WrapUp => ChatPart.WrapUp,
        _ => ChatPart.Beginning,
    };

    /// <summary>Null where it goes on for longer than anybody counts in minutes.</summary>
    private int? MinutesLeft(Chat chat)
    {
        var left = Math.Max(0, (chat.EndsAt - clock.Milliseconds() + Chat.Minute - 1) / Chat.Minute);
        return left <= 120 ? (int)left : null;
    }
}

/// <summary>How far a live tweetchat has come.</summary>
public enum ChatPart { Beginning, Introductions, Question, WrapUp }
