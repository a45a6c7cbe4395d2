using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Accounts;

internal static class RelationshipOfReader
{
    /// <summary>How the reader of a page stands to somebody else; null for visitors, and for readers themselves.</summary>
    public static async ValueTask<RelationshipView?> OfReaderAsync(
        this RelationshipCache relationships, HttpContext context, AccountView account)
    {
        if (context.Viewer() is not { } me || me == account.Id) return null;
        var found = await relationships.FindAsync(me, [account.Id], context.RequestAborted);
        return found.GetValueOrDefault(account.Id) ?? new RelationshipView(account.Id);
    }
}
