using System.Globalization;
using System.Text.Json.Serialization;
using Canteen.Core.Tags;
using Canteen.Core.Text;

namespace Canteen.Features.Reading.Trends;

/// <summary>
/// Mastodon's Trends::Link. Nothing is fetched from the address, so its title is the address as people read it. A person counts once, on
/// the day of their first use: uses and accounts are the same.
/// </summary>
internal sealed record TrendLinkJson(string Id, string Url, string Title, string ProviderName, IReadOnlyList<TagDayJson> History)
{
    public string Description => "";
    public string? Language => null;
    public string Type => "link";
    public string AuthorName => "";
    public string AuthorUrl => "";
    public string ProviderUrl => "";
    public string Html => "";
    public int Width => 0;
    public int Height => 0;
    public string? Image => null;
    public string ImageDescription => "";
    public string EmbedUrl => "";
    public string? Blurhash => null;
    public string? PublishedAt => null;
    public IReadOnlyList<object> Authors => [];

    /// <summary>For moderators alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? RequiresReview { get; init; }

    /// <param name="at">When the trends were found, in milliseconds since 1970.</param>
    public static TrendLinkJson From(TrendItem link, long at) => new(
        link.Id, link.Subject, LinkAddress.ShownOf(link.Subject), LinkAddress.PublisherOf(link.Subject), HistoryOf(link, at));

    private static List<TagDayJson> HistoryOf(TrendItem link, long at) =>
        [.. link.ByDay.Select((people, back) => new TagDayJson(Text(((at / 86_400_000) - back) * 86_400), Text(people), Text(people)))];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Why something trends, for apps.</summary>
/// <param name="Organisations">Those that the people name.</param>
/// <param name="Unnamed">How many of the people name none.</param>
/// <param name="Since">When the first of the people used it.</param>
internal sealed record TrendWhyJson(int People, int Organisations, int Unnamed, string Since)
{
    public static TrendWhyJson From(TrendItem item) =>
        new(item.Score.People, item.Score.Organisations, item.Score.Unnamed, ApiTime.Iso(item.Score.Since));
}

internal sealed record ExplainedTagJson(string Name, string Url, TrendWhyJson Why);

internal sealed record ExplainedLinkJson(string Url, TrendWhyJson Why);

internal sealed record ExplainedPostJson(string StatusId, TrendWhyJson Why);

/// <summary>All that trends, strongest first.</summary>
internal sealed record TrendsJson(
    IReadOnlyList<ExplainedPostJson> Statuses, IReadOnlyList<ExplainedTagJson> Tags, IReadOnlyList<ExplainedLinkJson> Links);

/// <summary>Mastodon's Admin::Tag.</summary>
internal sealed record ReviewedTagJson(
    string Id, string Name, string Url, IReadOnlyList<TagDayJson> History, bool Trendable, bool RequiresReview)
{
    public bool Usable => true;
    public bool Listable => true;

    public static ReviewedTagJson From(TagJson tag, bool trendable, bool requiresReview) =>
        new(tag.Id, tag.Name, tag.Url, tag.History, trendable, requiresReview);
}

internal sealed record ReviewedPublisherJson(string Id, string Domain, bool Trendable, bool RequiresReview)
{
    public string? ReviewedAt => null;
    public string? RequestedReviewAt => null;
}
