using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Suggestions;

/// <summary>Suggestions for newcomers, until they follow a few people; not where others on the page are the same.</summary>
internal sealed class PeopleToFollowSource(SuggestPeople suggest, AccountCache accounts) : ISlotSource
{
    private const int Enough = 5;

    // On a phone, more would hide what has just been posted.
    private const int Shown = 3;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        if (about is not null || context.Viewer() is not { } me) return null;
        var self = accounts.Find(me) ?? (await accounts.FindAsync([me], context.RequestAborted)).GetValueOrDefault(me.Value);
        return self is { View.FollowingCount: < Enough }
            ? await PeopleToFollow.PartAsync(suggest, me, Shown, context.RequestAborted)
            : null;
    }
}

/// <summary>Suggestions where home has nothing in it.</summary>
internal sealed class PeopleForEmptyHomeSource(SuggestPeople suggest) : ISlotSource
{
    private const int Shown = 6;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        context.Viewer() is { } me ? await PeopleToFollow.PartAsync(suggest, me, Shown, context.RequestAborted) : null;
}

/// <summary>Suggestions where somebody goes to look for people, however many they follow; visitors meet the newest members there.</summary>
internal sealed class PeopleToExploreSource(SuggestPeople suggest) : ISlotSource
{
    private const int Shown = 10;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        context.Viewer() is { } me ? await PeopleToFollow.PartAsync(suggest, me, Shown, context.RequestAborted) : null;
}

/// <summary>Nothing where there is nobody: few people ever say that somebody is not for them.</summary>
internal sealed class NotSuggestedSource(ListDismissed list) : ISlotSource
{
    private const int Most = 100;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var page = await list.RunAsync(context.Me(), context.Request.Window("not_suggested_before", Most), context.RequestAborted);
        return page.Items.Count > 0
            ? new { People = new EqualList<AccountView>(page.Items), Older = page.Full ? page.Last : null }
            : null;
    }
}
