using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Directory;

internal sealed class NewFacesSource(ReadNewFaces newest) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        await newest.RunAsync(context.Viewer(), context.RequestAborted) is { Count: > 0 } faces
            ? new { Faces = new EqualList<AccountView>(faces) }
            : null;
}

internal sealed class NewFacesForVisitorsSource(ReadNewFaces newest) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        context.Viewer() is null ? await new NewFacesSource(newest).LoadAsync(context, about) : null;
}
