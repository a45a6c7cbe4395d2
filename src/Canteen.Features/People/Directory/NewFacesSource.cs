using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Directory;

/// <summary>Not for newcomers: they have suggestions, and the same people would be among these.</summary>
internal sealed class NewFacesSource(ReadNewFaces newest, AccountCache accounts) : ISlotSource
{
    private const int Enough = 5;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        if (context.Viewer() is { } me)
        {
            var self = accounts.Find(me) ?? (await accounts.FindAsync([me], context.RequestAborted)).GetValueOrDefault(me.Value);
            if (self is { View.FollowingCount: < Enough }) return null;
        }
        return await NewFacesForVisitorsSource.FacesAsync(newest, context);
    }
}

internal sealed class NewFacesForVisitorsSource(ReadNewFaces newest) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        context.Viewer() is null ? await FacesAsync(newest, context) : null;

    internal static async ValueTask<object?> FacesAsync(ReadNewFaces newest, HttpContext context) =>
        await newest.RunAsync(context.Viewer(), context.RequestAborted) is { Count: > 0 } faces
            ? new { Faces = new EqualList<AccountView>(faces) }
            : null;
}
