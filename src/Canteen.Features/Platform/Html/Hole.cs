using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;

namespace Canteen.Features.Platform.Html;

/// <summary>What is left open in rendered HTML, to be filled in for each answer: a page is rendered once, and differs by these.</summary>
public enum HoleKind
{
    /// <summary>The hidden input with the antiforgery token.</summary>
    FormToken,

    /// <summary>The address of the page, for an attribute; with the anchor of the post around it, if there is one.</summary>
    Here,

    /// <summary>As <see cref="Here"/> without the anchor, to go into a query; home, where the page is the post's own.</summary>
    HereInQuery,

    /// <summary>A number that no other sending of a form has.</summary>
    FormKey,

    /// <summary>Milliseconds since 1970.</summary>
    Now,

    /// <summary>How long ago it was, short; argument: milliseconds since 1970.</summary>
    Ago,

    /// <summary>The viewer's handle.</summary>
    MyHandle,

    /// <summary>The path of the viewer's profile.</summary>
    MyPath,

    /// <summary>A part of the page; argument: <see cref="PagePart"/>.</summary>
    Part,

    /// <summary>What rooms have hung in a slot; argument: its place in <see cref="SlotNames.All"/>.</summary>
    Slot,

    /// <summary>The newest entry of the feed, as a number.</summary>
    Newest,

    /// <summary>The oldest entry of the feed, as a number.</summary>
    Oldest,

    /// <summary>The id of the entry of a feed: of the boost, where the post is there by one.</summary>
    Entry,

    /// <summary>The attributes that tell the place of a post in its feed.</summary>
    FeedPlace,

    /// <summary>Why the post is there.</summary>
    Context,

    /// <summary>What the viewer can do with the post.</summary>
    Actions,

    /// <summary>How many replies the post has, short.</summary>
    Replies,

    /// <summary>How many boosts the post has, short.</summary>
    Boosts,

    /// <summary>How many favourites the post has, short.</summary>
    Favourites,
}

/// <summary>Parts of a page that are rendered apart from it: what is the viewer's own, and what the page's handler brings.</summary>
public enum PagePart { MyCard, MyAvatar, Unread, Posts, Pinned, Above, Focus, Below, Inner }

/// <param name="Argument">As <see cref="HoleKind"/> says; 0 where there is none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Hole(HoleKind Kind, long Argument)
{
    /// <summary>Letters that nobody can guess, and that no encoder changes: what people typed cannot be taken for a hole.</summary>
    internal static readonly string Mark = "hole" + RandomNumberGenerator.GetString("bcdfghjkmnpqrstvwxz", 24);

    /// <summary>What a component writes where the hole is to be, inside of an attribute or between elements.</summary>
    public static string Of(HoleKind kind, long argument = 0) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}{(int)kind}.{argument};");

    public static MarkupString Markup(PagePart part) => Markup(HoleKind.Part, (long)part);

    public static MarkupString Markup(HoleKind kind, long argument = 0) => new(Of(kind, argument));
}
