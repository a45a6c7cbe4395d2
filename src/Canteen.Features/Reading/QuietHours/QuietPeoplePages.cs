using Canteen.Core.Accounts;
using Canteen.Core.Notifications;
using Canteen.Core.People;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>The page on which somebody chooses whose notifications are announced also in quiet hours, and its forms.</summary>
internal sealed class QuietPeoplePages(QuietHoursCache hours, FindForQuiet find, AccountGate gate, PageViewer viewer)
{
    public const string Path = QuietPages.Path + "/people";

    public static readonly Flash Added = new("quiet-let-through", "Notifications from {0} reach you in quiet hours.")
    {
        NamesPerson = true,
    };

    public static readonly Flash Removed = new("quiet-held-back", "Notifications from {0} wait in quiet hours.") { NamesPerson = true };

    private const int MaxWords = 200;

    public static Task<IResult> ShowAsync(HttpContext http, ApiInput input, QuietPeoplePages pages) =>
        pages.PageAsync(http, (input.Text("q", MaxWords) ?? "").Trim(), null);

    public static async Task<IResult> AddAsync(AccountId person, HttpContext http, LetThrough let, QuietPeoplePages pages)
    {
        var zone = await OwnZone.OfAsync(http, pages.Viewer);
        if ((await let.RunAsync(http.Me(), person, zone, http.RequestAborted)).Is(out _, out var fault)) return Done(http, Added, person);
        return fault.Kind == FaultKind.Invalid ? await pages.PageAsync(http, "", fault) : fault.ToResult();
    }

    public static async Task<IResult> RemoveAsync(AccountId person, HttpContext http, HoldBack hold, QuietPeoplePages pages)
    {
        var zone = await OwnZone.OfAsync(http, pages.Viewer);
        return (await hold.RunAsync(http.Me(), person, zone, http.RequestAborted)).Is(out _, out var fault)
            ? Done(http, Removed, person)
            : fault.ToResult();
    }

    private PageViewer Viewer => viewer;

    private static IResult Done(HttpContext http, Flash said, AccountId person)
    {
        said.Leave(http, person.Value);
        return GoBack.From(http, Path, Flash.Anchor);
    }

    private async Task<IResult> PageAsync(HttpContext http, string words, Fault? fault)
    {
        var (me, ct) = (http.Me(), http.RequestAborted);
        AccountId[] ids = [.. (await hours.FindAsync(me, ct))?.People.Select(id => new AccountId(id)) ?? []];
        var people = await gate.FindAsync(ids, me, ct);
        return PageAnswers.Show<QuietPeoplePage>(
            new
            {
                Words = words, Found = await find.RunAsync(me, words, ct),
                People = (IReadOnlyList<AccountView>)[.. people.OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)],
                Fault = fault?.Plain,
            },
            fault);
    }
}
