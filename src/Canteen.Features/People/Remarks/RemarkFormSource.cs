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
        return await context.RemarkAsync(account) is { } remark ? new { Account = account, Remark = remark } : null;
    }
}

/// <summary>The note where there is one.</summary>
internal sealed class RemarkLineSource : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        await context.RemarkAsync((AccountView)about!) is { Length: > 0 } remark ? new { Remark = remark } : null;
}

internal static class RemarkOfRequest
{
    /// <returns>Empty where nothing was noted; null where nothing can be.</returns>
    public static async ValueTask<string?> RemarkAsync(this HttpContext context, AccountView account)
    {
        if (context.Viewer() is not { } me || me == account.Id) return null;
        var found = await context.RequestServices.GetRequiredService<RelationshipCache>()
            .FindAsync(me, [account.Id], context.RequestAborted);
        return found.GetValueOrDefault(account.Id)?.Remark ?? "";
    }
}
