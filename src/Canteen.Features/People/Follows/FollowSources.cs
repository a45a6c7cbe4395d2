using Canteen.Core.Accounts;
using Canteen.Core.Paging;
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
        return await context.RelationshipAsync(me, account) is { Following: true, Endorsed: var on } ? new { Account = account, On = on } : null;
    }
}

internal sealed class EndorsedPeopleSource(ListEndorsed endorsed) : ISlotSource
{
    /// <summary>A profile is about its owner, so it shows only this many; apps can list the rest.</summary>
    private const int Shown = 12;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        (await endorsed.RunAsync(((AccountView)about!).Id, new PageWindow(Shown), context.RequestAborted)).Is(out var page, out _) && page.Items.Count > 0
            ? new { People = new EqualList<AccountView>(page.Items) }
            : null;
}

internal static class RelationshipOfRequest
{
    public static Task<RelationshipView> RelationshipAsync(this HttpContext context, AccountId me, AccountView account) =>
        context.RequestServices.GetRequiredService<RequestRelationships>().OfAsync(me, account, context.RequestAborted);
}
