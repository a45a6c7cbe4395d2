using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Profiles;

/// <summary>Shown only on the viewer's own profile.</summary>
internal sealed class EditProfileSource : ISlotSource
{
    public ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        new(context.Viewer() == ((AccountView)about!).Id ? new { } : null);
}
