using Canteen.Core;
using Canteen.Core.Chats;
using Canteen.Features.Gathering.Tweetchats.Calendar;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>A tweetchat for one's calendar, and all that are ahead for everybody, as a feed.</summary>
internal sealed class CalendarFiles(ShowChat show, Database database, CanteenSettings settings, TimeProvider clock)
{
    private const int Most = 300;

    /// <summary>What was called off stays, so that calendars learn of it.</summary>
    internal static readonly string Sql =
        $"""
        SELECT {ChatReader.Columns} FROM chats c
        WHERE c.state > 0 AND c.state IN (1, 2, 4) AND c.audience = 0 AND c.ends_at > @Now AND {ChatGate.Sql}
        ORDER BY c.ends_at, c.id LIMIT @Most
        """;

    public static async Task<IResult> OneAsync(Id<Chat> id, HttpContext http, CalendarFiles files, CancellationToken ct) =>
        (await files.Show.RunAsync(http.Viewer(), id, ct)).Is(out var shown, out var fault)
            ? Results.File(ChatCalendar.Write([files.Entry(shown.Chat)]), ChatCalendar.ContentType, shown.Chat.Tag + ".ics")
            : fault.ToResult();

    /// <summary>The same for everybody, because calendars ask for it without signing in.</summary>
    public static async Task<IResult> AllAsync(CalendarFiles files, CancellationToken ct) =>
        Results.Bytes(ChatCalendar.Write(await files.AheadAsync(ct), files.Name), ChatCalendar.ContentType);

    private ShowChat Show => show;

    private string Name => settings.Title;

    private async Task<IReadOnlyList<CalendarEntry>> AheadAsync(CancellationToken ct)
    {
        var args = new { viewer = 0L, Now = clock.GetUtcNow().ToUnixTimeMilliseconds(), Most };
        return (await database.ReadAsync(db => ChatReader.ReadAsync(db, Sql, args), ct)).ConvertAll(Entry);
    }

    private CalendarEntry Entry(Chat chat) => new(
        $"chat-{chat.Id}@{settings.Domain}", chat.Title, $"#{chat.TagDisplay}\n{chat.Aims}".Trim(), new Uri(settings.Url(chat.Path)),
        chat.StartsAt, chat.EndsAt, chat.ChangedAt, chat.Revision, chat.State == ChatState.CalledOff);
}
