using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Directory;

/// <summary>Suggestions for newcomers, until they follow a few people; not where others on the page are the same.</summary>
internal sealed class PeopleToFollowSource(SuggestPeople suggest, AccountCache accounts) : ISlotSource
{
    private const int Enough = 5;

    // On a phone, more would hide what has just been posted.
    private const int Shown = 3;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        about is null && await NewcomerAsync(context) is { } me
            ? await PeopleToFollow.PartAsync(suggest, me, Shown, context.RequestAborted)
            : null;

    /// <summary>Whoever asks, where they are to have suggestions.</summary>
    internal async ValueTask<AccountId?> NewcomerAsync(HttpContext context)
    {
        if (context.Viewer() is not { } me) return null;
        var self = accounts.Find(me) ?? (await accounts.FindAsync([me], context.RequestAborted)).GetValueOrDefault(me.Value);
        return self is null || self.View.FollowingCount >= Enough ? null : me;
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
