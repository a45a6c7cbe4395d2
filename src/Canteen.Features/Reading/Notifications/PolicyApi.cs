using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// Which notifications are filtered: none, because there are no such rules here yet. Setting the same policy again succeeds; any other is
/// refused rather than ignored.
/// </summary>
internal static class PolicyApi
{
    private static readonly Fault NotYet = Fault.Invalid(
        "Validation failed: Filtering notifications isn't available on this server yet");

    private static readonly string[] Rules =
        ["for_not_following", "for_not_followers", "for_new_accounts", "for_private_mentions", "for_limited_accounts", "for_bots"];

    private static readonly string[] OldRules =
        ["filter_not_following", "filter_not_followers", "filter_new_accounts", "filter_private_mentions", "filter_bots"];

    public static IResult Show() => Results.Json(new PolicyJson("accept", "accept", "accept", "accept", "accept", "accept", new(0, 0)));

    public static IResult Change(ApiInput input) =>
        Rules.All(rule => input.Text(rule) is null or "" or "accept") ? Show() : NotYet.ToResult();

    public static IResult ShowOld() => Results.Json(new OldPolicyJson(false, false, false, false, false, new(0, 0)));

    public static IResult ChangeOld(ApiInput input) => OldRules.Any(rule => input.Flag(rule) is true) ? NotYet.ToResult() : ShowOld();

    public static IResult NoRequests() => Results.Json(Array.Empty<object>());

    public static IResult NoSuchRequest() => Fault.NotFound.ToResult();

    public static IResult AnswerNone() => Results.Json(new object());

    public static IResult Merged() => Results.Json(new MergedJson(true));
}

internal sealed record PolicyJson(
    string ForNotFollowing, string ForNotFollowers, string ForNewAccounts, string ForPrivateMentions, string ForLimitedAccounts,
    string ForBots,
    PolicySummaryJson Summary);

internal sealed record OldPolicyJson(
    bool FilterNotFollowing, bool FilterNotFollowers, bool FilterNewAccounts, bool FilterPrivateMentions, bool FilterBots,
    PolicySummaryJson Summary);

internal sealed record PolicySummaryJson(int PendingRequestsCount, int PendingNotificationsCount);

internal sealed record MergedJson(bool Merged);
