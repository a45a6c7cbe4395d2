using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>The agenda: what is live, what is ahead, what one has to do with, and what is over.</summary>
internal sealed class AgendaPages(ListChats list, PageReader reader)
{
    public static async Task<IResult> ShowAsync(ApiInput input, HttpContext http, AgendaPages pages, CancellationToken ct)
    {
        var after = ChatCursor.Read(input.Text("after", 64));
        return input.Text("show", 64) switch
        {
            "mine" when http.Viewer() is not null => await pages.ListAsync(http, ChatShelf.Mine, after, ct),
            "finished" => await pages.ListAsync(http, ChatShelf.Finished, after, ct),
            _ => await pages.AheadAsync(http, after, ct),
        };
    }

    private async Task<IResult> AheadAsync(HttpContext http, ChatCursor? after, CancellationToken ct)
    {
        var me = http.Viewer();
        var live = after is null ? (await list.RunAsync(me, ChatShelf.Live, null, ct)).Items : [];
        var ahead = await list.RunAsync(me, ChatShelf.Upcoming, after, ct);
        var zone = await reader.ZoneAsync(http);
        var parts = ahead.Items.GroupBy(shown => PartOf(shown.Chat, zone)).ToDictionary(group => group.Key, group => group.ToList());
        return PageAnswers.Show<AgendaPage>(new
        {
            Shelf = ChatShelf.Upcoming, Live = live, Today = In(0), Week = In(1), Later = In(2), ahead.Next, Zone = zone, reader.Now,
        });

        IReadOnlyList<ShownChat> In(int part) => parts.GetValueOrDefault(part, []);
    }

    private async Task<IResult> ListAsync(HttpContext http, ChatShelf shelf, ChatCursor? after, CancellationToken ct)
    {
        var page = await list.RunAsync(http.Viewer(), shelf, after, ct);
        return PageAnswers.Show<AgendaPage>(
            new { Shelf = shelf, Later = page.Items, page.Next, Zone = await reader.ZoneAsync(http), reader.Now });
    }

    /// <summary>0 today, 1 within a week, 2 later, by the reader's clock.</summary>
    private int PartOf(Chat chat, TimeZoneInfo zone) =>
        (WallClock.At(zone, chat.StartsAt).Date - WallClock.At(zone, reader.Now).Date).Days switch { <= 0 => 0, < 7 => 1, _ => 2 };
}
