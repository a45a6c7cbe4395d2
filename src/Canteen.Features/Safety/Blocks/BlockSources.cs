using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Blocks;

/// <summary>On the profile of somebody who is blocked.</summary>
internal sealed class BlockNoticeSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        return await relationships.OfReaderAsync(context, account) is { Blocks: true } ? new { Account = account } : null;
    }
}

/// <summary>On the profile of somebody who is not.</summary>
internal sealed class BlockButtonSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        return await relationships.OfReaderAsync(context, account) is { Blocks: false } ? new { Account = account } : null;
    }
}

internal sealed class BlockedPeopleSource(ListBlocks list) : ISlotSource
{
    private const int Most = 100;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var page = await list.RunAsync(context.Me(), context.Request.Window("blocks_before", Most), context.RequestAborted);
        return new { People = new EqualList<AccountView>(page.Items), Older = page.Full ? page.Last : null };
    }
}
