using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Slots;

/// <summary>
/// A place in the shared furniture where a room may hang a component of its own, so that no room has to know another: the buttons
/// under a post, the composer on the home page, a card beside the timeline, an entry of the menu.
/// </summary>
/// <param name="Order">Lower comes first.</param>
public sealed record SlotPiece(string Slot, Type Component, int Order);

public static class SlotNames
{
    /// <summary>Under a post. Parameters: <c>Post</c> (PostView).</summary>
    public const string PostActions = "post-actions";

    /// <summary>In a post's "more" menu. Parameters: <c>Post</c>.</summary>
    public const string PostMenu = "post-menu";

    /// <summary>Above the home timeline, and on a thread. Parameters: <c>ReplyTo</c> (PostView or null).</summary>
    public const string Composer = "composer";

    /// <summary>On a profile, beside the name. Parameters: <c>Account</c> (AccountView).</summary>
    public const string ProfileActions = "profile-actions";

    /// <summary>On a profile's page, under who somebody is. Parameters: <c>Account</c>.</summary>
    public const string Profile = "profile";

    /// <summary>On the pages of settings: a link. No parameters.</summary>
    public const string SettingsMenu = "settings-menu";

    /// <summary>Cards beside the middle column on a desktop. No parameters.</summary>
    public const string Beside = "beside";
}

public static class SlotRegistration
{
    public static IServiceCollection AddSlotPiece<TComponent>(this IServiceCollection services, string slot, int order) =>
        services.AddSingleton(new SlotPiece(slot, typeof(TComponent), order));
}
