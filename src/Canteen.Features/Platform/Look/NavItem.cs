using Canteen.Features.Platform.Html;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Look;

/// <summary>An entry in the navigation. The room that has the page registers it.</summary>
/// <param name="Name">What a page passes as <c>Active</c>.</param>
/// <param name="Label">In English: the key of the resource.</param>
/// <param name="Order">Lower comes first.</param>
public sealed record NavItem(string Name, string Href, string Icon, string Label, int Order)
{
    /// <summary>Who sees the entry; by default everybody who is signed in.</summary>
    public Predicate<PageFrame> IsShown { get; init; } = frame => frame.SignedIn;
}

public static class NavRegistration
{
    public static IServiceCollection AddNavItem(this IServiceCollection services, NavItem item) => services.AddSingleton(item);
}
