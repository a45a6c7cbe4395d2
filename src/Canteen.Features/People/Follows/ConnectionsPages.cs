using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Follows;

/// <summary>The pages of who follows whom.</summary>
internal sealed class ConnectionsPages(
    AccountNameCache names, AccountGate gate, ListConnections list, RelationshipCache relationships)
{
    public static Task<IResult> FollowersAsync(string name, HttpContext http, ApiInput input, ConnectionsPages pages) =>
        pages.ShowAsync(name, http, input, followers: true);

    public static Task<IResult> FollowingAsync(string name, HttpContext http, ApiInput input, ConnectionsPages pages) =>
        pages.ShowAsync(name, http, input, followers: false);

    private async Task<IResult> ShowAsync(string name, HttpContext http, ApiInput input, bool followers)
    {
        var ct = http.RequestAborted;
        if (await gate.ShowAsync(await names.FindAsync(name, ct), http.Viewer(), ct) is not { } account) return Fault.NotFound.ToResult();
        var window = input.Window(40, 80);
        var outcome = followers
            ? await list.FollowersAsync(account.Id, http.Viewer(), window, ct)
            : await list.FollowingAsync(account.Id, http.Viewer(), window, ct);
        if (!outcome.Is(out var people, out var fault)) return fault.ToResult();
        // Read together here, for the buttons to find one by one.
        if (http.Viewer() is { } me) await relationships.FindAsync(me, people.Items.Select(person => person.Id), ct);
        var isMine = http.Viewer() == account.Id;
        var rows = new PartList([.. people.Items.Select(person => Row(person, canRemove: followers && isMine))]);
        return PageAnswers.ShowPure<ConnectionsPage>(
            new
            {
                Account = account, IsEmpty = people.Items.Count == 0, people.Full, Followers = followers,
                Hidden = account.HideCollections && !isMine
            },
            new PageContent { Parts = new Dictionary<PagePart, HtmlPart> { [PagePart.Inner] = rows }, Oldest = people.Last });
    }

    private static ComponentPart Row(AccountView person, bool canRemove) =>
        new(
            typeof(ConnectionRow),
            new { Person = person, CanRemove = canRemove })
        { Inner = new SlotPart(SlotNames.ProfileActions, person) };
}
