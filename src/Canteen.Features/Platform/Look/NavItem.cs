using Canteen.Features.Platform.Html;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Look;

/// <summary>A place in the navigation. The room whose page it is registers it.</summary>
/// <param name="Name">What a page says in <c>Active</c>.</param>
/// <param name="Label">English, the key of the resource.</param>
/// <param name="Order">Lower comes first.</param>
public sealed record NavItem(string Name, string Href, string Icon, string Label, int Order)
{
    /// <summary>For whom it is there; without it, for everybody who is signed in.</summary>
    public Predicate<PageFrame> IsShown { get; init; } = frame => frame.SignedIn;
}

public static class NavRegistration
{
    public static IServiceCollection AddNavItem(this IServiceCollection services, NavItem item) => services.AddSingleton(item);
}
