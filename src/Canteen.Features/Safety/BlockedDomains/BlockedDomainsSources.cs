using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.BlockedDomains;

/// <summary>On the profile of somebody whose server is blocked.</summary>
internal sealed class DomainNoticeSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        if (account.Domain.Length == 0) return null;
        return await relationships.OfReaderAsync(context, account) is { BlocksDomain: true } ? new { account.Domain } : null;
    }
}

/// <summary>On the profile of somebody of another server that is not.</summary>
internal sealed class BlockDomainLinkSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        if (account.Domain.Length == 0) return null;
        return await relationships.OfReaderAsync(context, account) is { BlocksDomain: false } ? new { account.Domain } : null;
    }
}

/// <summary>Nothing for somebody who blocked none: most have never met another server.</summary>
internal sealed class BlockedServersSource(ListBlockedDomains list) : ISlotSource
{
    private const int Most = 100;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var page = await list.RunAsync(context.Me(), context.Request.Window("servers_before", Most), context.RequestAborted);
        return page.Items.Count == 0 ? null : new { Domains = new EqualList<string>(page.Items), Older = page.Full ? page.Last : null };
    }
}
