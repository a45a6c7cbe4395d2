using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Directory;

/// <summary>Suggestions for newcomers, until they follow a few people.</summary>
internal sealed class PeopleToFollowSource(SuggestPeople suggest, AccountCache accounts) : ISlotSource
{
    private const int Enough = 5;
    private const int Shown = 5;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        if (context.Viewer() is not { } me) return null;
        var self = accounts.Find(me) ?? (await accounts.FindAsync([me], context.RequestAborted)).GetValueOrDefault(me.Value);
        if (self is null || self.View.FollowingCount >= Enough) return null;
        var people = await suggest.RunAsync(me, Shown, context.RequestAborted);
        return people.Count > 0
            ? new ComponentPart(typeof(PeopleToFollow), new { }) { Inner = PersonWithActions.PartOf(people) }
            : null;
    }
}
