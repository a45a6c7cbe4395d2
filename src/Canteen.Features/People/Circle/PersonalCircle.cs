namespace Canteen.Features.People.Circle;

/// <summary>The people whom somebody follows, for them alone.</summary>
/// <param name="FollowingBack">How many of the people follow them.</param>
/// <param name="IsPart">They follow more people than are looked at.</param>
public sealed record PersonalCircle(
    int People, int FollowingBack, CircleSide Organisations, CircleSide Professions, CircleSide Places, bool IsPart)
{
    public CircleSide this[CircleKind kind] => kind switch
    {
        CircleKind.Professions => Professions,
        CircleKind.Places => Places,
        _ => Organisations,
    };
}

/// <summary>By what people are grouped.</summary>
public enum CircleKind { Organisations, Professions, Places }

/// <summary>The same people, grouped by one thing that they say of themselves.</summary>
/// <param name="Groups">The largest first, then by name.</param>
/// <param name="Unsaid">How many people are in none of them.</param>
public sealed record CircleSide(IReadOnlyList<CircleGroup> Groups, int Unsaid);

/// <param name="Key">The name, folded.</param>
/// <param name="Name">As most of them write it.</param>
/// <param name="Path">The page that lists such people: not only those whom one follows.</param>
public sealed record CircleGroup(string Key, string Name, int People, int FollowingBack, string Path);
