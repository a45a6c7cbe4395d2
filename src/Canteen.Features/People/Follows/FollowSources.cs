using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Follows;

/// <summary>The relationship between the viewer and the owner of a profile; nothing on the viewer's own.</summary>
internal sealed class FollowButtonSource : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        if (context.Viewer() is not { } me) return new { Account = account };
        if (me == account.Id) return null;
        return new { Account = account, Relationship = await context.RelationshipAsync(me, account) };
    }
}

/// <summary>Only people whom the viewer follows can be featured.</summary>
internal sealed class EndorseButtonSource : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        if (context.Viewer() is not { } me || me == account.Id) return null;
        return await context.RelationshipAsync(me, account) is { Following: true, Endorsed: var on }
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

internal static class RelationshipOfRequest
{
    public static async ValueTask<RelationshipView> RelationshipAsync(this HttpContext context, AccountId me, AccountView account)
    {
        var found = await context.RequestServices.GetRequiredService<RelationshipCache>()
            .FindAsync(me, [account.Id], context.RequestAborted);
        return found.GetValueOrDefault(account.Id) ?? new RelationshipView(account.Id);
    }
}
