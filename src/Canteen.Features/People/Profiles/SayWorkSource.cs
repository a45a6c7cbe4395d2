using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Profiles;

/// <summary>Shown to newcomers who have not said what they do, until they follow a few people.</summary>
internal sealed class SayWorkSource(AccountCache accounts) : ISlotSource
{
    private const int Enough = 5;
    private static readonly object Parameters = new { };

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        if (context.Viewer() is not { } me) return null;
        var self = accounts.Find(me) ?? (await accounts.FindAsync([me], context.RequestAborted)).GetValueOrDefault(me.Value);
        return self?.View is { Profession: "", Organisation: "", FollowingCount: < Enough } ? Parameters : null;
    }
}
