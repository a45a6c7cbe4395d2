using System.Globalization;
using System.Text.Json.Serialization;

namespace Canteen.Core.Tags;

/// <summary>Mastodon's Tag. Visitors are not told whether they follow or feature it.</summary>
public sealed record TagJson(string Id, string Name, string Url, IReadOnlyList<TagDayJson> History)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Following { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Featuring { get; init; }

    /// <param name="marks">Null for a visitor.</param>
    public static TagJson From(TagUseView tag, string address, TagMarks? marks) =>
        new(Text(TagName.IdOf(tag.Name)), tag.Display, address + TagName.Path(tag.Name), [.. tag.History.Select(Day)])
        {
            Following = marks?.IsFollowed(tag.Name),
            Featuring = marks?.IsFeatured(tag.Name),
        };

    private static TagDayJson Day(TagDay day) => new(Text(day.Day * 86_400), Text(day.Uses), Text(day.Accounts));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Numbers as text; the day in seconds since 1970.</summary>
public sealed record TagDayJson(string Day, string Uses, string Accounts);
