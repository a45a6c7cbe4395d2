using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Html;

/// <summary>
/// A component of a room in a place that several pages share, so that no room has to know another: the buttons under a post, the composer
/// on the home page, a card beside the timeline, an entry in the menu.
/// </summary>
/// <param name="Order">Lower comes first.</param>
/// <param name="Source">
/// Finds the component's parameters in slots that are filled for each answer (<see cref="SlotHole"/>); null in other slots.
/// </param>
public sealed record SlotPiece(string Slot, Type Component, int Order, Type? Source = null);

/// <summary>
/// Finds what a component in a slot shows, so that the component depends on nothing but its parameters and is rendered only once for all to
/// whom it shows the same.
/// </summary>
public interface ISlotSource
{
    /// <param name="about">What the page gave the slot; null where it gave nothing.</param>
    /// <returns>
    /// The component's parameters, compared by value; or a part that has the component in it (<see cref="HtmlPart"/>); null where there is
    /// nothing to show.
    /// </returns>
    ValueTask<object?> LoadAsync(HttpContext context, object? about);
}

public static class SlotNames
{
    /// <summary>
    /// Under a post. Parameters: <c>Post</c> (PostView). Pure: what is shown depends on the post and the viewer's flags alone.
    /// </summary>
    public const string PostActions = "post-actions";

    /// <summary>In a post's "more" menu. Parameters: <c>Post</c>. Pure, as <see cref="PostActions"/>.</summary>
    public const string PostMenu = "post-menu";

    /// <summary>
    /// In the "more" menu of a post that is there because somebody boosted it. Parameters: <c>Booster</c> (AccountView). Pure: what is
    /// shown depends on them alone; not shown to visitors, nor for one's own boost.
    /// </summary>
    public const string BoostMenu = "boost-menu";

    /// <summary>Above the home timeline, and in a thread. About: the post to answer (PostView), or nothing.</summary>
    public const string Composer = "composer";

    /// <summary>On a profile and beside a new follower. About: the person (AccountView).</summary>
    public const string ProfileActions = "profile-actions";

    /// <summary>On a profile, below the name and description. About: the person (AccountView).</summary>
    public const string Profile = "profile";

    /// <summary>In the head of a profile, under the description: a line of it. About: the person (AccountView).</summary>
    public const string ProfileTopics = "profile-topics";

    /// <summary>On somebody else's profile, behind "More": what one seldom does. About: the person (AccountView).</summary>
    public const string ProfileMore = "profile-more";

    /// <summary>At the head of a saved search: a link or a button. Parameters: <c>Search</c> (its id). Pure.</summary>
    public const string SavedSearch = "saved-search";

    /// <summary>On the settings pages: a link. No parameters.</summary>
    public const string SettingsMenu = "settings-menu";

    /// <summary>At the head of the page for editing one's profile: a link to what else is on the profile. No parameters.</summary>
    public const string ProfileSettings = "profile-settings";

    /// <summary>On the page of what somebody does not see: a section with a list of one kind of it. About nothing.</summary>
    public const string Hidden = "hidden";

    /// <summary>
    /// Above the home timeline, for people who have only begun. About: <see cref="HomeEmpty"/>, where that is on the page too.
    /// </summary>
    public const string HomeStart = "home-start";

    /// <summary>Where home has nothing to show: a section with people, hashtags or the like to follow. About nothing.</summary>
    public const string HomeEmpty = "home-empty";

    /// <summary>At the top of the notifications: what waits for the reader's answer elsewhere. About nothing.</summary>
    public const string Waiting = "waiting";

    /// <summary>At the head of the pages on which a list is changed. Parameters: <c>List</c> (PersonalList).</summary>
    public const string List = "list";

    /// <summary>On the page for searching, before anything is searched for. About nothing.</summary>
    public const string Explore = "explore";

    /// <summary>On the page of people: a link to another way to find them. No parameters, and the same for everybody.</summary>
    public const string People = "people";

    /// <summary>
    /// Above what a search has found. Parameters: <c>Words</c>, what was searched for. Pure, as <see cref="PostActions"/>; members only.
    /// </summary>
    public const string Search = "search";

    /// <summary>Below the links of the main navigation: those that the reader pinned there. About nothing.</summary>
    public const string PinnedPlaces = "pinned-places";

    /// <summary>
    /// At the top of a hashtag's page. Parameters: <c>Display</c>, the name as it is shown. Pure, as <see cref="PostActions"/>.
    /// </summary>
    public const string Tag = "tag";

    /// <summary>On the page of hashtags, before those that many use. About nothing.</summary>
    public const string Hashtags = "hashtags";

    /// <summary>At the top of a hashtag's page: what the reader may do with it. About: the hashtag (TagUseView).</summary>
    public const string TagActions = "tag-actions";

    /// <summary>Above the notifications. About nothing.</summary>
    public const string Notifications = "notifications";

    /// <summary>Above the bookmarks: in which ways else they are kept. About nothing.</summary>
    public const string Bookmarks = "bookmarks";

    /// <summary>Cards beside the middle column on a desktop. About nothing.</summary>
    public const string Beside = "beside";

    /// <summary>
    /// Small links at the end of a page: about this server, its rules, privacy. No parameters, and the same for everybody.
    /// </summary>
    public const string Footer = "footer";

    /// <summary>The slots that are filled for each answer, with <see cref="SlotHole"/>.</summary>
    internal static readonly IReadOnlyList<string> All =
        [Composer, ProfileActions, Profile, ProfileMore, Hidden, HomeStart, HomeEmpty, Waiting, Explore, PinnedPlaces, Hashtags,
            TagActions, Notifications, Beside, ProfileTopics, Bookmarks];
}

public static class SlotRegistration
{
    public static IServiceCollection AddSlotPiece<TComponent>(this IServiceCollection services, string slot, int order) =>
        services.AddSingleton(new SlotPiece(slot, typeof(TComponent), order));

    public static IServiceCollection AddSlotPiece<TComponent, TSource>(this IServiceCollection services, string slot, int order)
        where TSource : class, ISlotSource =>
        services.AddSingleton<TSource>().AddSingleton(new SlotPiece(slot, typeof(TComponent), order, typeof(TSource)));
}
