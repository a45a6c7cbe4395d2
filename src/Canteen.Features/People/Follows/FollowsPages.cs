using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Follows;

/// <summary>The forms for following and featuring, and the page of follow requests.</summary>
internal static class FollowsPages
{
    public static readonly Flash BoostsShown = new("boosts-shown", "You see boosts by {0} again.") { NamesPerson = true };

    public static readonly Flash BoostsHidden = new("boosts-hidden", "You don't see boosts by {0} any more.")
    {
        NamesPerson = true, UndoPath = "/people/{id}/show-boosts",
    };

    public static readonly Flash NoBoosts = new("no-boosts", "You don't follow {0}, so their boosts don't come to your home page.")
    {
        NamesPerson = true,
    };

    public static readonly Flash Notified = new("notified", "You'll be notified when {0} posts.") { NamesPerson = true };

    public static readonly Flash NotNotified = new("not-notified", "You won't be notified of posts by {0} any more.")
    {
        NamesPerson = true, UndoPath = "/people/{id}/notify",
    };

    public static readonly Flash NoNews = new("no-news", "You don't follow {0}, so you aren't notified of their posts.")
    {
        NamesPerson = true,
    };

    public static async Task<IResult> FollowAsync(
        AccountId id, HttpContext http, FollowAccount follow, AccountCache accounts, CancellationToken ct) =>
        await ButtonAsync(http, await follow.RunAsync(http.Me(), id, new FollowOptions(), ct), accounts, ct);

    public static async Task<IResult> UnfollowAsync(
        AccountId id, HttpContext http, UnfollowAccount unfollow, AccountCache accounts, CancellationToken ct) =>
        await ButtonAsync(http, await unfollow.RunAsync(http.Me(), id, ct), accounts, ct);

    public static async Task<IResult> RemoveAsync(AccountId id, HttpContext http, RemoveFollower remove, CancellationToken ct) =>
        Answer(http, await remove.RunAsync(http.Me(), id, ct));

    public static Task<IResult> ShowBoostsAsync(
        AccountId id, HttpContext http, FollowAccount follow, RelationshipCache relationships) =>
        ChangeAsync(id, http, follow, relationships, new FollowOptions(ShowBoosts: true), (BoostsShown, NoBoosts));

    public static Task<IResult> HideBoostsAsync(
        AccountId id, HttpContext http, FollowAccount follow, RelationshipCache relationships) =>
        ChangeAsync(id, http, follow, relationships, new FollowOptions(ShowBoosts: false), (BoostsHidden, NoBoosts));

    public static Task<IResult> NotifyAsync(
        AccountId id, HttpContext http, FollowAccount follow, RelationshipCache relationships) =>
        ChangeAsync(id, http, follow, relationships, new FollowOptions(Notify: true), (Notified, NoNews));

    public static Task<IResult> StopNotifyingAsync(
        AccountId id, HttpContext http, FollowAccount follow, RelationshipCache relationships) =>
        ChangeAsync(id, http, follow, relationships, new FollowOptions(Notify: false), (NotNotified, NoNews));

    public static async Task<IResult> EndorseAsync(AccountId id, HttpContext http, EndorseAccount endorse, CancellationToken ct) =>
        Answer(http, await endorse.RunAsync(http.Me(), id, ct));

    public static async Task<IResult> UnendorseAsync(AccountId id, HttpContext http, UnendorseAccount unendorse, CancellationToken ct) =>
        Answer(http, await unendorse.RunAsync(http.Me(), id, ct));

    public static async Task<IResult> AcceptAsync(AccountId id, HttpContext http, AnswerFollowRequest answer, CancellationToken ct) =>
        Answer(http, await answer.RunAsync(http.Me(), id, accept: true, ct));

    public static async Task<IResult> RejectAsync(AccountId id, HttpContext http, AnswerFollowRequest answer, CancellationToken ct) =>
        Answer(http, await answer.RunAsync(http.Me(), id, accept: false, ct));

    public static async Task<IResult> RequestsAsync(HttpContext http, ApiInput input, ListFollowRequests list, CancellationToken ct) =>
        PageAnswers.Show<FollowRequestsPage>(new { Waiting = await list.RunAsync(http.Me(), input.Window(40, 80), ct) });

    /// <summary>Whoever is not followed, or not any more since the page was made, is not followed for this.</summary>
    /// <param name="said">What is said where it was done, and where they are not followed.</param>
    private static async Task<IResult> ChangeAsync(
        AccountId id, HttpContext http, FollowAccount follow, RelationshipCache relationships, FollowOptions options,
        (Flash Done, Flash NotFollowed) said)
    {
        var now = (await relationships.FindAsync(http.Me(), [id], http.RequestAborted)).GetValueOrDefault(id);
        var follows = now is { Following: true } or { Requested: true };
        if (follows)
        {
            var outcome = await follow.RunAsync(http.Me(), id, options, http.RequestAborted);
            if (!outcome.Is(out _, out var fault)) return fault.ToResult();
        }
        (follows ? said.Done : said.NotFollowed).Leave(http, id.Value);
        return GoBack.From(http, anchor: Flash.Anchor);
    }

    /// <summary>To a script module, the button as it is now.</summary>
    private static async Task<IResult> ButtonAsync(
        HttpContext http, Outcome<RelationshipView> outcome, AccountCache accounts, CancellationToken ct)
    {
        if (!http.Request.WantsFragment() || !outcome.Is(out var relationship, out _)) return Answer(http, outcome);
        return (await accounts.FindAsync([relationship.Id], ct)).GetValueOrDefault(relationship.Id.Value)?.View is { } account
            ? Fragment.Part<FollowButton>(new { Account = account, Relationship = relationship })
            : Answer(http, outcome);
    }

    private static IResult Answer(HttpContext http, Outcome<RelationshipView> outcome) =>
        outcome.Is(out _, out var fault) ? GoBack.From(http) : fault.ToResult();
}
