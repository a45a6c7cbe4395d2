using Microsoft.AspNetCore.Builder;

namespace Canteen.Features.Platform.Http;

/// <summary>
/// Marks a page whose form leads out of this site by a redirect: the OAuth consent, which ends at the app's own address or scheme.
/// Browsers hold form-action against redirects too.
/// </summary>
public sealed record FormsMayLeave;

public static class FormsMayLeaveMetadata
{
    public static T LetFormsLeave<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new FormsMayLeave());
}
