using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Core.Text;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Mutes;

internal static class MutesApi
{
    public static async Task<IResult> MuteAsync(AccountId id, ApiInput input, HttpContext http, MuteAccount mute, CancellationToken ct)
    {
        var options = new MuteOptions(input.Number("duration") ?? 0, input.Flag("notifications") ?? true);
        return (await mute.RunAsync(http.Me(), id, options, ct)).ToResult(RelationshipJson.From);
    }

    public static async Task<IResult> UnmuteAsync(AccountId id, HttpContext http, UnmuteAccount unmute, CancellationToken ct) =>
        (await unmute.RunAsync(http.Me(), id, ct)).ToResult(RelationshipJson.From);

    public static async Task<IResult> ListAsync(
        ApiInput input, HttpContext http, ListMutes list, CanteenSettings settings, CancellationToken ct)
    {
        var page = await list.RunAsync(http.Me(), input.Window(40, 80), ct);
        LinkHeader.Write(http, page, settings.Address, prev: "since_id");
        return Results.Json(page.Items.Select(MutedAccountJson.From));
    }
}

/// <summary>Mastodon's MutedAccount.</summary>
internal sealed record MutedAccountJson : AccountJson
{
    private MutedAccountJson(AccountJson account) : base(account)
    {
    }

    public string? MuteExpiresAt { get; private init; }

    public static MutedAccountJson From(MutedPerson muted) =>
        new(From(muted.Account)) { MuteExpiresAt = ApiTime.Iso(muted.Until) };
}
