using System.Globalization;
using Canteen.Core.Accounts;

namespace Canteen.Core.Tags;

/// <summary>Mastodon's FeaturedTag. The count is text, the date is the day alone.</summary>
public sealed record FeaturedTagJson(string Id, string Name, string Url, string StatusesCount, string? LastStatusAt)
{
    /// <param name="owner">Whose profile shows it.</param>
    public static FeaturedTagJson From(FeaturedTagView tag, AccountView owner) => new(
        tag.Id.ToString(), tag.Tag.Display, tag.PathFrom(owner.Url), tag.Posts.ToString(CultureInfo.InvariantCulture), Day(tag.LastPostAt));

    public static IReadOnlyList<FeaturedTagJson> From(IReadOnlyList<FeaturedTagView> tags, AccountView owner) =>
        [.. tags.Select(tag => From(tag, owner))];

    private static string? Day(long? time) => time is { } milliseconds
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;
}
