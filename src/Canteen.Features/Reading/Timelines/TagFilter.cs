using Canteen.Core.Synonyms;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// Tags as typed, of which only the first four of each list count: the posts have <c>Name</c> or one of Any, each of All, and none of None.
/// </summary>
public sealed record TagFilter(string Name, IReadOnlyList<string> Any, IReadOnlyList<string> All, IReadOnlyList<string> None)
{
    public TagFilter(string name) : this(name, [], [], [])
    {
    }
}

/// <summary>The same, folded, each with all that are read together with it.</summary>
internal sealed record TagGroupFilter(
    IReadOnlyList<string> Any, IReadOnlyList<IReadOnlyList<string>> All, IReadOnlyList<string> None)
{
    private const int MaxOthers = 4;

    public static TagGroupFilter Of(TagFilter tags, AliasSet aliases)
    {
        return new(
            [.. Groups(tags.Any.Take(MaxOthers).Prepend(tags.Name)).SelectMany(group => group)],
            Groups(tags.All.Take(MaxOthers)), [.. Groups(tags.None.Take(MaxOthers)).SelectMany(group => group)]);

        List<IReadOnlyList<string>> Groups(IEnumerable<string> typed) =>
            [.. typed.Select(Folded).Select(aliases.MainOf).Distinct().Select(aliases.GroupOf)];
    }

    public static string Folded(string name) => TagName.TryParse(name, out var folded) ? folded : name;
}
