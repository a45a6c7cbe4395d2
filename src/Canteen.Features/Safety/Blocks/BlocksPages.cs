using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Blocks;

/// <summary>The forms for blocking and for taking a block back.</summary>
internal static class BlocksPages
{
    public static readonly Flash Blocked = new("blocked", "You blocked {0}.")
    {
        NamesPerson = true, UndoPath = "/people/{id}/unblock?undo=1",
    };

    public static readonly Flash Unblocked = new("unblocked", "You unblocked {0}.") { NamesPerson = true };

    public static async Task<IResult> BlockAsync(
        AccountId id, HttpContext http, BlockAccount block, AccountGate gate, CancellationToken ct)
    {
        if (!(await block.RunAsync(http.Me(), id, ct)).Is(out _, out var fault)) return fault.ToResult();
        Blocked.Leave(http, id.Value);
        var person = await gate.FindAsync(id, http.Me(), ct);
        return IsGone(GoBack.Here(http), person) ? GoBack.To("/home" + Flash.Anchor) : GoBack.From(http, anchor: Flash.Anchor);
    }

    /// <summary>With <c>undo=1</c> the block was a slip, and what it ended begins again.</summary>
    public static async Task<IResult> UnblockAsync(
        AccountId id, ApiInput input, HttpContext http, UnblockAccount unblock, CancellationToken ct)
    {
        var undo = input.Flag("undo") ?? false;
        if (!(await unblock.RunAsync(http.Me(), id, undo, ct)).Is(out _, out var fault)) return fault.ToResult();
        Unblocked.Leave(http, id.Value);
        return GoBack.From(http, anchor: Flash.Anchor);
    }

    /// <summary>The page was about a post of theirs, which the reader does not see any more.</summary>
    private static bool IsGone(string page, AccountView? person)
    {
        var path = page.Split('?', '#')[0];
        if (path.StartsWith("/posts/", StringComparison.Ordinal)) return true;
        return person is not null && path.StartsWith(person.Path + "/", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(path[^1]);
    }
}
