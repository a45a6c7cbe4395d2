namespace Canteen.Domain;

/// <summary>A search that somebody keeps to read it as a timeline. Nobody else knows of it.</summary>
/// <param name="Query">As it was typed.</param>
/// <param name="LookedUpTo">The newest post when its owner last looked, or when it was saved: what is above it is new.</param>
/// <param name="HasFeed">There is an address at which a feed reader may read it.</param>
public sealed record SavedSearch(
    Id<SavedSearch> Id, AccountId Owner, string Title, string Query, long LookedUpTo, SearchNotice Notice, bool HasFeed)
{
    public const int MaxTitle = 100;

    /// <summary>How many somebody may have.</summary>
    public const int Most = 50;

    /// <summary>Of how many posts in a day somebody is told at once; of those after them hourly.</summary>
    public const int MostAtOnce = 5;
}

/// <summary>How its owner is told that a search found something. The numbers are stored.</summary>
public enum SearchNotice
{
    No = 0,

    /// <summary>At most once an hour.</summary>
    Hourly = 1,

    /// <summary>Of each post, as long as there are few.</summary>
    AtOnce = 2,
}
