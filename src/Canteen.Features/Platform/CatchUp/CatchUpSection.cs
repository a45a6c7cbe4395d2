using Canteen.Core.Accounts;
using Canteen.Core.Posts;

namespace Canteen.Features.Platform.CatchUp;

/// <summary>One kind of what somebody missed.</summary>
/// <param name="Name">A word for addresses and apps; no other section has the same.</param>
/// <param name="Title">What it is called on the page, in the reader's language.</param>
/// <param name="Items">What matters most comes first.</param>
public sealed record CatchUpSection(string Name, string Title, IReadOnlyList<CatchUpItem> Items)
{
    /// <summary>As many are shown at most; of posts, the others are among everything else.</summary>
    public const int Most = 10;

    /// <summary>What its order goes by, or what was not looked at, in a sentence; null where there is nothing to say.</summary>
    public string? About { get; init; }
}

/// <param name="Why">Why it is there, in the reader's language: a sentence without a full stop.</param>
public abstract record CatchUpItem(string Why);

/// <param name="Post">From the window.</param>
public sealed record CatchUpPost(ShownPost Post, string Why) : CatchUpItem(Why);

public sealed record CatchUpPerson(AccountView Person, string Why) : CatchUpItem(Why);

/// <summary>Anything that has an address: a page elsewhere, a hashtag, an event.</summary>
/// <param name="Href">Relative to this server's root, or absolute for one elsewhere.</param>
public sealed record CatchUpLink(string Title, string Href, string Why) : CatchUpItem(Why);
