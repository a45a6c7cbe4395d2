using Canteen.Features.Platform.About;
using System.Globalization;
using Canteen.Core;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Middleware;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Instance;

internal static class InstanceApi
{
    public static async Task<IResult> ShowAsync(HttpContext http, DescribeInstance describe, CanteenSettings settings, CancellationToken ct)
    {
        CachePolicy.Keep5Minutes(http);
        return Results.Json(InstanceJson.From(settings, await describe.RunAsync(ct)));
    }

    public static async Task<IResult> ShowOldAsync(
        HttpContext http, DescribeInstance describe, CanteenSettings settings, CancellationToken ct)
    {
        CachePolicy.Keep5Minutes(http);
        Deprecation.Since(http, Deprecation.Mastodon4);
        return Results.Json(OldInstanceJson.From(settings, await describe.RunAsync(ct)));
    }

    public static async Task<IResult> RulesAsync(HttpContext http, ListRules list, CancellationToken ct)
    {
        CachePolicy.Keep5Minutes(http);
        return Results.Json((await list.RunAsync(ct)).Select(RuleJson.From));
    }

    public static async Task<IResult> ActivityAsync(CountWeeks count, CancellationToken ct) =>
        Results.Json((await count.RunAsync(ct)).Select(ActivityWeekJson.From));

    public static IResult Languages(HttpContext http)
    {
        CachePolicy.Keep5Minutes(http);
        return Results.Json(LanguageNames.All);
    }

    public static IResult NoTranslation() => Results.Json(new Dictionary<string, string[]>());

    public static IResult Nothing(HttpContext http)
    {
        CachePolicy.Keep5Minutes(http);
        return Results.Json(Array.Empty<object>());
    }
}

/// <summary>All values are text, as in Mastodon. <c>Week</c>: the start of its Monday, in seconds since 1970.</summary>
internal sealed record ActivityWeekJson(string Week, string Statuses, string Logins, string Registrations)
{
    public static ActivityWeekJson From(WeekFigures week) =>
        new(Text(week.Start / 1000), Text(week.Posts), Text(week.Active), Text(week.Newcomers));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
