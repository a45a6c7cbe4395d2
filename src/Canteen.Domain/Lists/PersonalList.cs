namespace Canteen.Domain;

/// <summary>People, hashtags and saved searches that one person reads as a timeline of its own. Nobody else knows of it.</summary>
/// <param name="IsExclusive">What its people say is not in their owner's home.</param>
/// <param name="IsPinned">In the navigation of its owner.</param>
/// <param name="Notifies">Its owner is notified whenever one of its people posts.</param>
/// <param name="Icon">One of <see cref="Icons"/>.</param>
/// <param name="People">How many its owner is shown; null where nobody counted them.</param>
/// <param name="Tags">In the order in which they were added.</param>
public sealed record PersonalList(
    Id<PersonalList> Id, string Title, ListReplies Replies, bool IsExclusive, bool IsPinned, bool Notifies, string Icon, ListColour Colour,
    int? People, IReadOnlyList<ListTag> Tags)
{
    public const int MaxTitle = 256;

    /// <summary>How many lists somebody may have.</summary>
    public const int Most = 100;

    public const int MostPeople = 1000;

    public const int MostTags = 20;

    public const int MostSearches = 10;

    /// <summary>Its owner's saved searches, whose posts are in it too.</summary>
    public IReadOnlyList<Id<SavedSearch>> Searches { get; init; } = [];

    /// <summary>The names of the pictures among which its owner may choose; the first where they did not.</summary>
    public static readonly IReadOnlyList<string> Icons = ["list", "people", "heart", "star", "hash", "tea", "bookmark", "shield"];
}

/// <param name="Name">Folded.</param>
/// <param name="Display">As its owner typed it, without the #.</param>
public sealed record ListTag(string Name, string Display);

/// <summary>Which answers to others are in a list. The numbers are stored.</summary>
public enum ListReplies
{
    /// <summary>Those to people whom its owner follows, and to people of the list.</summary>
    Followed = 0,

    /// <summary>Those to people of the list.</summary>
    List = 1,

    /// <summary>None but those to its owner.</summary>
    None = 2,
}

/// <summary>The colour of a list's picture. The numbers are stored.</summary>
public enum ListColour
{
    Green = 0,
    Blue = 1,
    Plum = 2,
    Rust = 3,
    Ochre = 4,
    Grey = 5,
}
