using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Remarks;

/// <summary>The viewer's private note about the owner of a profile; nothing on the viewer's own profile, and for visitors.</summary>
internal sealed class RemarkFormSource : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        if (context.Viewer() is not { } me || me == account.Id) return null;
        var found = await context.RequestServices.GetRequiredService<RelationshipCache>()
            .FindAsync(me, [account.Id], context.RequestAborted);
        return new { Account = account, Remark = found.GetValueOrDefault(account.Id)?.Remark ?? "" };
    }
}
