namespace Canteen.Domain;

/// <summary>Who may read a post. The numbers are stored: never renumber.</summary>
public enum Visibility
{
    /// <summary>Everyone; shown in public timelines.</summary>
    Public = 0,

    /// <summary>Everyone who comes across it; not shown in public timelines.</summary>
    Unlisted = 1,

    /// <summary>The author's followers and the people mentioned.</summary>
    Followers = 2,

    /// <summary>The people mentioned.</summary>
    Mentioned = 3,
}
