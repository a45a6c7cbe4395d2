using Microsoft.AspNetCore.Builder;

namespace Canteen.Features.Platform.Http;

/// <summary>
/// Marks a page whose form leads to another site by a redirect: the OAuth consent, which ends at the app's own address or scheme. Browsers
/// apply form-action to redirects too.
/// </summary>
public sealed record FormsMayLeave;

public static class FormsMayLeaveMetadata
{
    public static T LetFormsLeave<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new FormsMayLeave());
}
