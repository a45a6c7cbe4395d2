using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;

namespace Canteen.Features.Platform.Html;

/// <summary>
/// What is left open in rendered HTML, to be filled in for each answer: a page is rendered once, and answers differ in these.
/// </summary>
public enum HoleKind
{
    /// <summary>The hidden input with the antiforgery token.</summary>
    FormToken,

    /// <summary>The address of the page, for an attribute; with the anchor of the post that the hole is in, if there is one.</summary>
    Here,

    /// <summary>
    /// As <see cref="Here"/> without the anchor, for use in a query string; the home page, where the page is the post's own.
    /// </summary>
    HereInQuery,

    /// <summary>As <see cref="HereInQuery"/>, and the post's own page where it is that.</summary>
    PageInQuery,

    /// <summary>The list from which the reader came to this post, or else the home page; for an attribute.</summary>
    CameFrom,

    /// <summary>A number that no other form has, so that a form sent twice is recognised.</summary>
    FormKey,

    /// <summary>Milliseconds since 1970.</summary>
    Now,

    /// <summary>How long ago something was, in short form; argument: milliseconds since 1970.</summary>
    Ago,

    /// <summary>The same for a sentence, "4 minutes ago".</summary>
    AgoLong,

    /// <summary>The date and time; argument as for <see cref="Ago"/>.</summary>
    AgoFull,

    /// <summary>When something that is still to come will be, after "until"; argument as for <see cref="Ago"/>.</summary>
    Until,

    /// <summary>The reader's time zone, for an attribute.</summary>
    Zone,

    /// <summary>"true" where the reader has chosen the zone, else empty: then it may be another on their device.</summary>
    ZoneIsChosen,

    /// <summary>The viewer's handle.</summary>
    MyHandle,

    /// <summary>The path of the viewer's profile.</summary>
    MyPath,

    /// <summary>What stands beside a page's label in the navigation; argument: its number in the navigation.</summary>
    NavMark,

    /// <summary>"(3) " before the title of the page, where three notifications are unread; else nothing.</summary>
    UnreadInTitle,

    /// <summary>A part of the page; argument: <see cref="PagePart"/>.</summary>
    Part,

    /// <summary>What rooms have put into a slot; argument: its index in <see cref="SlotNames.All"/>.</summary>
    Slot,

    /// <summary>The newest entry of the feed, as a number.</summary>
    Newest,

    /// <summary>The oldest entry of the feed, as a number.</summary>
    Oldest,

    /// <summary>The entry where the viewer stopped reading, as a number.</summary>
    StoppedAt,

    /// <summary>The id of the entry in a feed: that of the boost, where the post is there because of one.</summary>
    Entry,

    /// <summary>The same in the id of an element: where there are several feeds, after the number of the feed.</summary>
    EntryId,

    /// <summary>The attributes that give the position of a post in its feed.</summary>
    FeedPlace,

    /// <summary>Why the post is in the feed.</summary>
    Context,

    /// <summary>What stands above the post, as part of it: that the reader has read it before.</summary>
    Above,

    /// <summary>What shows the posts below it that are folded.</summary>
    Fold,

    /// <summary>What the viewer can do with the post.</summary>
    Actions,

    /// <summary>What the viewer can do about whoever boosted the post here; nothing where nobody did.</summary>
    BoostMenu,

    /// <summary>Where a post begins and ends that a filter of the reader may close.</summary>
    FilterStart,

    /// <inheritdoc cref="FilterStart"/>
    FilterEnd,

    /// <summary>The end of the id of what describes the post: its words, or the filter that closed it.</summary>
    Described,

    /// <summary>The titles of the filters that closed the post.</summary>
    FilterTitles,

    /// <summary>The name of the post's author.</summary>
    AuthorName,

    /// <summary>The address of the page with what filters hide shown, or left out again.</summary>
    OtherWay,

    /// <summary>How many replies the post has, in short form.</summary>
    Replies,

    /// <summary>How many boosts the post has, in short form.</summary>
    Boosts,

    /// <summary>How many favourites the post has, in short form.</summary>
    Favourites,
}

/// <summary>Parts of a page that are rendered separately: what is the viewer's own, and what the page's handler supplies.</summary>
public enum PagePart { MyCard, MyAvatar, Flash, Posts, Pinned, Above, Focus, Below, Inner, Filtered }

/// <param name="Argument">What <see cref="HoleKind"/> says for the kind; 0 where it has none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Hole(HoleKind Kind, long Argument)
{
    /// <summary>Letters that nobody can guess and no encoder changes, so that nothing people type can be taken for a hole.</summary>
    internal static readonly string Mark = "hole" + RandomNumberGenerator.GetString("bcdfghjkmnpqrstvwxz", 24);

    /// <summary>What a component writes where the hole is to be, inside an attribute or between elements.</summary>
    public static string Of(HoleKind kind, long argument = 0) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}{(int)kind}.{argument};");

    public static MarkupString Markup(PagePart part) => Markup(HoleKind.Part, (long)part);

    public static MarkupString Markup(HoleKind kind, long argument = 0) => new(Of(kind, argument));
}
