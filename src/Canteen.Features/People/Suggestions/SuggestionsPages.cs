using Canteen.Core.People;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Suggestions;

/// <summary>The forms with which somebody says that a person is not for them, and takes it back.</summary>
internal static class SuggestionsPages
{
    public static readonly Flash Dismissed = new("suggestion-dismissed", "{0} won't be suggested to you again.")
    {
        NamesPerson = true, UndoPath = "/people/{id}/suggest-again",
    };

    public static readonly Flash Allowed = new("suggestion-allowed", "{0} may be suggested to you again.") { NamesPerson = true };

    public static string DismissPathOf(AccountId person) => $"/people/{person}/not-for-me";

    public static async Task<IResult> DismissAsync(
        AccountId id, HttpContext http, AccountGate gate, DismissSuggestion dismiss, CancellationToken ct)
    {
        if (await gate.FindAsync(id, http.Me(), ct) is null) return Fault.NotFound.ToResult();
        await dismiss.RunAsync(http.Me(), id, ct);
        Dismissed.Leave(http, id.Value);
        return GoBack.From(http, anchor: Flash.Anchor);
    }

    public static async Task<IResult> AllowAsync(
        AccountId id, HttpContext http, AccountGate gate, AllowSuggestion allow, CancellationToken ct)
    {
        if (await gate.FindAsync(id, http.Me(), ct) is null) return Fault.NotFound.ToResult();
        await allow.RunAsync(http.Me(), id, ct);
        Allowed.Leave(http, id.Value);
        return GoBack.From(http, anchor: Flash.Anchor);
    }
}
