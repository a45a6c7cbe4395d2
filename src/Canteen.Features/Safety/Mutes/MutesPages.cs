using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Mutes;

/// <summary>The page that asks for how long, and the forms.</summary>
internal static class MutesPages
{
    public static readonly Flash Muted = new("muted", "You muted {0}.") { NamesPerson = true, UndoPath = "/people/{id}/unmute" };
    public static readonly Flash Unmuted = new("unmuted", "You unmuted {0}.") { NamesPerson = true };

    public static async Task<IResult> AskAsync(
        AccountId id, HttpContext http, AccountGate gate, RelationshipCache relationships, CancellationToken ct)
    {
        var me = http.Me();
        if (me == id || await gate.FindAsync(id, me, ct) is not { } person) return Fault.NotFound.ToResult();
        var now = (await relationships.FindAsync(me, [id], ct)).GetValueOrDefault(id) ?? new RelationshipView(id);
        return PageAnswers.Show<MutePage>(new { Person = person, Now = now, Back = GoBack.PageOf(http) ?? "/home" });
    }

    public static async Task<IResult> MuteAsync(AccountId id, ApiInput input, HttpContext http, MuteAccount mute, CancellationToken ct)
    {
        // A box that is not ticked is not sent.
        var options = new MuteOptions(input.Number("duration") ?? 0, input.Flag("notifications") ?? false);
        return Answer(http, await mute.RunAsync(http.Me(), id, options, ct), Muted);
    }

    public static async Task<IResult> UnmuteAsync(AccountId id, HttpContext http, UnmuteAccount unmute, CancellationToken ct) =>
        Answer(http, await unmute.RunAsync(http.Me(), id, ct), Unmuted);

    private static IResult Answer(HttpContext http, Outcome<RelationshipView> outcome, Flash said)
    {
        if (!outcome.Is(out var relationship, out var fault)) return fault.ToResult();
        said.Leave(http, relationship.Id.Value);
        return GoBack.From(http, anchor: Flash.Anchor);
    }
}
