namespace Canteen.Domain;

/// <summary>
/// Two hashtags of which somebody says that they mean the same. People vote on it, and a moderator's word stands above the vote.
/// </summary>
/// <param name="Name">Folded.</param>
/// <param name="Main">Folded: the one that both are shown as.</param>
public sealed record TagPair(Id<TagPair> Id, string Name, string Main, long Yes, long No, TagRuling Ruling)
{
    /// <summary>How many must have said yes.</summary>
    public const int FewestYes = 3;

    /// <summary>How many open proposals somebody may have.</summary>
    public const int MostOpen = 20;

    /// <summary>The two are read together.</summary>
    public bool IsSame => Ruling == TagRuling.None ? IsCarried : Ruling == TagRuling.Same;

    /// <summary>At least three said yes, and they are three quarters of all who voted, or more.</summary>
    public bool IsCarried => Yes >= FewestYes && 4 * Yes >= 3 * (Yes + No);

    /// <summary>Nobody says anything of it any more.</summary>
    public bool IsEmpty => Yes + No == 0 && Ruling == TagRuling.None;
}

/// <summary>What a moderator decided of two hashtags. The numbers are stored.</summary>
public enum TagRuling
{
    None = 0,
    Same = 1,
    Apart = 2,
}
