using System.Globalization;

namespace Canteen.Domain;

/// <summary>What may stand behind an operator.</summary>
public static class OperatorValue
{
    public const string Me = "me";

    /// <summary>What <c>has:</c> and <c>is:</c> both take, with the fact about a document that it means; null: it means none.</summary>
    private static readonly Dictionary<string, string?> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["link"] = SearchFacts.Link, ["media"] = SearchFacts.Media, ["image"] = SearchFacts.Image, ["video"] = SearchFacts.Video,
        ["audio"] = SearchFacts.Audio, ["poll"] = SearchFacts.Poll, ["reply"] = SearchFacts.Reply, ["sensitive"] = SearchFacts.Sensitive,
        ["mine"] = null, ["boost"] = null, ["boosted"] = null, ["favourited"] = null, ["bookmarked"] = null, ["pinned"] = null,
    };

    /// <summary>The fact that <c>has:</c> and <c>is:</c> ask for; null where it depends on who asks.</summary>
    public static string? FactOf(string value) => Kinds.GetValueOrDefault(value);

    /// <summary>A day as <c>2026-03-31</c>, as milliseconds since 1970, <c>today</c> or <c>yesterday</c>.</summary>
    /// <param name="today">Where the person is who asks.</param>
    public static bool TryDay(string value, DateOnly today, out DateOnly day)
    {
        day = today.AddDays(value.Equals("yesterday", StringComparison.OrdinalIgnoreCase) ? -1 : 0);
        if (value.Equals("today", StringComparison.OrdinalIgnoreCase) || day != today) return true;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return true;
        if (value.Length < 9 || !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return false;
        if (milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()) return false;
        day = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime);
        return true;
    }

    internal static bool IsTaken(SearchOperator name, string value) => name switch
    {
        SearchOperator.Has or SearchOperator.Is => Kinds.ContainsKey(value),
        SearchOperator.Near => SearchWords.Of(value).Distinct().Count() > 1,
        _ => value.Trim().Length > 0,
    };

    /// <summary>Wherever somebody is.</summary>
    public static bool IsDay(string value) => TryDay(value, DateOnly.FromDateTime(DateTime.UnixEpoch), out _);

    internal static bool NeedsDay(QueryToken token) => token.Kind == QueryTokenKind.Operator
        && token.Name is SearchOperator.Before or SearchOperator.After or SearchOperator.During;
}
