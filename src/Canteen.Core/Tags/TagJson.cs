using System.Globalization;
using System.Text.Json.Serialization;

namespace Canteen.Core.Tags;

/// <summary>
/// Mastodon's Tag. Hashtags cannot be followed here yet: for people the keys about that are false, for visitors they are left out.
/// </summary>
public sealed record TagJson(string Id, string Name, string Url, IReadOnlyList<TagDayJson> History)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Following { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Featuring { get; init; }

    public static TagJson From(TagUseView tag, string address, bool forPerson) =>
        new(Text(TagName.IdOf(tag.Name)), tag.Display, address + TagName.Path(tag.Name), [.. tag.History.Select(Day)])
        {
            Following = forPerson ? false : null,
            Featuring = forPerson ? false : null,
        };

    private static TagDayJson Day(TagDay day) => new(Text(day.Day * 86_400), Text(day.Uses), Text(day.Accounts));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Numbers as text; the day in seconds since 1970.</summary>
public sealed record TagDayJson(string Day, string Uses, string Accounts);
