using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Follows;

/// <summary>The relationship between the viewer and the owner of a profile; nothing on the viewer's own.</summary>
internal sealed class FollowButtonSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        if (context.Viewer() == account.Id) return null;
        return new { Account = account, Relationship = await relationships.OfReaderAsync(context, account) };
    }
}

/// <summary>Only people whom the viewer follows can be featured.</summary>
internal sealed class EndorseButtonSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        return await relationships.OfReaderAsync(context, account) is { Following: true, Endorsed: var on }
            ? new { Account = account, On = on }
            : null;
    }
}

/// <summary>Only of people whom the viewer follows, boosts are at home.</summary>
internal sealed class BoostsButtonSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        return await relationships.OfReaderAsync(context, account) is { Following: true, ShowsBoosts: var on }
            ? new { Account = account, On = on }
            : null;
    }
}

/// <summary>Whoever follows somebody may be told of their posts.</summary>
internal sealed class NotifyButtonSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        return await relationships.OfReaderAsync(context, account) is { Following: true, Notifies: var on }
            ? new { Account = account, On = on }
            : null;
    }
}

internal sealed class EndorsedPeopleSource(FeaturedPeopleCache featured, AccountGate gate) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var owner = (AccountView)about!;
        if (owner.Suspended) return null;
        var ids = await featured.FindAsync(owner.Id, context.RequestAborted);
        var found = await gate.FindAsync(ids, context.Viewer(), context.RequestAborted);
        var listed = await gate.ListedAsync(found, context.Viewer(), context.RequestAborted);
        var people = listed.Where(person => !person.Suspended).ToList();
        return people.Count > 0 ? new { People = new EqualList<AccountView>(people) } : null;
    }
}

internal sealed class WithoutBoostsSource(ListWithoutBoosts list) : ISlotSource
{
    private const int Most = 100;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var page = await list.RunAsync(context.Me(), context.Request.Window("boosts_before", Most), context.RequestAborted);
        return page.Items.Count > 0
            ? new { People = new EqualList<AccountView>(page.Items), Older = page.Full ? page.Last : null }
            : null;
    }
}
