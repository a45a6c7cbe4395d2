using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Mutes;

/// <summary>On the profile of somebody who is muted.</summary>
internal sealed class MuteNoticeSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        return await relationships.OfReaderAsync(context, account) is { Mutes: true, Blocks: false } now
            ? new { Account = account, Until = now.MutedUntil }
            : null;
    }
}

/// <summary>On the profile of somebody who is not.</summary>
internal sealed class MuteLinkSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        return await relationships.OfReaderAsync(context, account) is { Mutes: false, Blocks: false } ? new { Account = account } : null;
    }
}

internal sealed class MutedPeopleSource(ListMutes list) : ISlotSource
{
    private const int Most = 100;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var page = await list.RunAsync(context.Me(), context.Request.Window("mutes_before", Most), context.RequestAborted);
        return new { People = new EqualList<MutedPerson>(page.Items), Older = page.Full ? page.Last : null };
    }
}
