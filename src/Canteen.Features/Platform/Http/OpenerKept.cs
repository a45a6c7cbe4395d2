using Microsoft.AspNetCore.Builder;

namespace Canteen.Features.Platform.Http;

/// <summary>
/// Marks a page that an app's sign-in passes through. Web clients such as Phanpy open it in a window of its own and wait there for their
/// callback, which tells them the code through <c>window.opener</c>. A single page on the way that isolates itself
/// (Cross-Origin-Opener-Policy) breaks that link for good.
/// </summary>
public sealed record OpenerKept;

public static class OpenerKeptMetadata
{
    public static T KeepOpener<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenerKept());
}
