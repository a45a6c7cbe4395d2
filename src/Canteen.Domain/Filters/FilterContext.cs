namespace Canteen.Domain;

/// <summary>
/// Where somebody reads posts: it decides which of their mutes and filters apply. The places are those for which Mastodon's filters are
/// made.
/// </summary>
[Flags]
public enum FilterContext
{
    /// <summary>Posts that somebody looks up or keeps: one by its address, bookmarks, favourites. Only blocks apply.</summary>
    None = 0,
    Home = 1,
    Notifications = 2,

    /// <summary>The public timelines, those of hashtags, and what searching finds.</summary>
    Public = 4,
    Thread = 8,

    /// <summary>The posts of one author.</summary>
    Account = 16,
}
