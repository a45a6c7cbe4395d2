using System.Globalization;

namespace Canteen.Features.Reading.Trends;

/// <summary>A hashtag, a post or a link that enough people use.</summary>
/// <param name="Subject">A folded hashtag (the main one), the id of a post, or an address.</param>
/// <param name="Display">How a hashtag is written; otherwise the subject.</param>
/// <param name="IsAllowed">What a moderator decided; null where nobody has.</param>
/// <param name="ByDay">See <see cref="TrendRule.PeopleByDay"/>.</param>
public sealed record TrendItem(
    TrendKind Kind, string Subject, string Display, TrendScore Score, bool? IsAllowed, IReadOnlyList<int> ByDay)
{
    /// <summary>As an id for apps.</summary>
    public string Id => Kind == TrendKind.Post ? Subject : TagName.IdOf(Subject).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A host to which links of the board point.</summary>
public sealed record TrendPublisher(string Host, bool? IsAllowed)
{
    /// <inheritdoc cref="TrendItem.Id"/>
    public string Id => TagName.IdOf(Host).ToString(CultureInfo.InvariantCulture);
}

/// <summary>All that enough people use, strongest first, also what is not shown.</summary>
/// <param name="IsReviewed">Only what was allowed is shown.</param>
public sealed record TrendBoard(
    long At, bool IsReviewed, IReadOnlyList<TrendItem> Tags, IReadOnlyList<TrendItem> Posts, IReadOnlyList<TrendItem> Links,
    IReadOnlyList<TrendPublisher> Publishers)
{
    /// <summary>Of each kind as many are shown.</summary>
    public const int Most = 40;

    public IReadOnlyList<TrendItem> Of(TrendKind kind) => kind switch
    {
        TrendKind.Tag => Tags,
        TrendKind.Post => Posts,
        _ => Links,
    };

    /// <summary>What everybody may see of it.</summary>
    public IReadOnlyList<TrendItem> Shown(TrendKind kind) => [.. Of(kind).Where(IsShown).Take(Most)];

    /// <summary>A moderator has to decide before it is shown.</summary>
    public bool IsWaiting(TrendItem item) => IsReviewed && item.IsAllowed is null && PublisherOf(item)?.IsAllowed is null;

    public bool IsShown(TrendItem item)
    {
        var publisher = PublisherOf(item)?.IsAllowed;
        if (item.IsAllowed == false || publisher == false) return false;
        return !IsReviewed || item.IsAllowed == true || publisher == true;
    }

    private TrendPublisher? PublisherOf(TrendItem item) =>
        item.Kind == TrendKind.Link ? Publishers.FirstOrDefault(p => p.Host == LinkAddress.PublisherOf(item.Subject)) : null;
}
