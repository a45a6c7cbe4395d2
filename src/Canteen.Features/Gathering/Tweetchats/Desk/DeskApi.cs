using Canteen.Features.Gathering.Tweetchats.Running;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Desk;

/// <summary>What hosts do, in Canteen's own interface, by the same rules as on the desk. All answer no more than that it worked.</summary>
internal static class DeskApi
{
    private static readonly Fault UnknownRuling = Fault.Invalid(
        "Validation failed: Ruling must be show, feature, unfeature, park or remove");

    public static async Task<IResult> OpenAsync(Id<Chat> id, HttpContext http, OpenChat open, CancellationToken ct) =>
        Answer(await open.RunAsync(http.Me(), id, ct));

    public static async Task<IResult> EndAsync(Id<Chat> id, HttpContext http, CloseChat close, CancellationToken ct) =>
        Answer(await close.RunAsync(http.Me(), id, ct));

    public static async Task<IResult> HoldAsync(Id<Chat> id, HttpContext http, PaceChat pace, CancellationToken ct) =>
        Answer(await pace.RunAsync(http.Me(), id, Pace.Hold, ct));

    public static async Task<IResult> ContinueAsync(Id<Chat> id, HttpContext http, PaceChat pace, CancellationToken ct) =>
        Answer(await pace.RunAsync(http.Me(), id, Pace.GoOn, ct));

    public static async Task<IResult> ExtendAsync(Id<Chat> id, HttpContext http, PaceChat pace, CancellationToken ct) =>
        Answer(await pace.RunAsync(http.Me(), id, Pace.Extend, ct));

    public static async Task<IResult> AskAsync(
        Id<Chat> id, Id<ChatQuestion> question, HttpContext http, AskQuestion ask, CancellationToken ct) =>
        Answer(await ask.RunAsync(http.Me(), id, question, ct));

    public static async Task<IResult> RuleAsync(
        Id<Chat> id, PostId post, ApiInput input, HttpContext http, RuleOnPost rule, CancellationToken ct) =>
        RulingOf(input.Text("ruling", 20)) is { } ruling
            ? Answer(await rule.RunAsync(http.Me(), id, post, ruling, input.Text("reason") ?? "", ct))
            : UnknownRuling.ToResult();

    public static async Task<IResult> MuteAsync(Id<Chat> id, AccountId person, HttpContext http, RuleOnPerson rule, CancellationToken ct) =>
        Answer(await rule.RunAsync(http.Me(), id, person, muted: true, ct));

    public static async Task<IResult> UnmuteAsync(
        Id<Chat> id, AccountId person, HttpContext http, RuleOnPerson rule, CancellationToken ct) =>
        Answer(await rule.RunAsync(http.Me(), id, person, muted: false, ct));

    /// <summary>Null for what is none. Numbers, which Enum.TryParse takes, are none.</summary>
    internal static Ruling? RulingOf(string? name) => name switch
    {
        "show" => Ruling.Show,
        "feature" => Ruling.Feature,
        "unfeature" => Ruling.Unfeature,
        "park" => Ruling.Park,
        "remove" => Ruling.Remove,
        _ => null,
    };

    internal static Pace? PaceOf(string? name) => name switch
    {
        "hold" => Pace.Hold,
        "goon" => Pace.GoOn,
        "extend" => Pace.Extend,
        _ => null,
    };

    private static IResult Answer(Outcome<Done> done) => done.ToResult(_ => new { });
}
