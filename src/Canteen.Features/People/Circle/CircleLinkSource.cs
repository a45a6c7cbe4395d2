using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Circle;

/// <summary>Shown only on the viewer's own profile.</summary>
internal sealed class CircleLinkSource : ISlotSource
{
    public ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        new(about is AccountView person && context.Viewer() == person.Id ? new { } : null);
}
