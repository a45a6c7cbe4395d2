namespace Canteen.Features.Reading.FollowedTags;

/// <summary>What somebody wants of a hashtag that they follow: all, what the people of a list write, or so many posts a day.</summary>
/// <param name="OnlyFrom">Null for anybody.</param>
/// <param name="MostADay">The first so many of each day (UTC); null for all.</param>
public sealed record TagWish(Id<PersonalList>? OnlyFrom, long? MostADay)
{
    public const int Most = 100;

    private static readonly Fault NotBoth =
        Fault.Invalid("Validation failed: Choose a list or how many posts a day, not both");

    private static readonly Fault NoSuchNumber = Fault.Invalid(
        [new FieldFault("most_a_day", "ERR_INVALID", $"How many posts a day must be a whole number from 1 to {Most}")]);

    /// <returns>Null where it can be had. What a day counts is counted of everybody, so it does not go with a list.</returns>
    public Fault? Check()
    {
        if (OnlyFrom is not null && MostADay is not null) return NotBoth;
        return MostADay is null or (>= 1 and <= Most) ? null : NoSuchNumber;
    }
}
