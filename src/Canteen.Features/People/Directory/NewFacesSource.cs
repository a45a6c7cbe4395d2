using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Directory;

/// <summary>Not for newcomers: the same people would stand in their suggestions too.</summary>
internal sealed class NewFacesSource(ReadNewFaces newest, PeopleToFollowSource suggestions) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        await suggestions.NewcomerAsync(context) is null ? await NewFacesForVisitorsSource.FacesAsync(newest, context) : null;
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
