using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.NotYet;

internal static class NotYetApi
{
    public static readonly string[] Changes = ["PUT", "PATCH", "DELETE"];

    /// <summary>There are none.</summary>
    public static IResult None() => Results.Json(Array.Empty<object>());

    /// <summary>Nothing to show, and that is an answer.</summary>
    public static IResult Nothing() => Results.NoContent();

    /// <summary>No such thing exists, so whichever was asked for is unknown.</summary>
    public static IResult Unknown() => Fault.NotFound.ToResult();

    /// <summary>Taking away what is not there succeeds, where Mastodon's does.</summary>
    public static IResult Gone() => Results.Json(new { });

    /// <summary>Tells that it was not kept, in the sentence that the route has for it: <see cref="Saying"/>.</summary>
    public static IResult Refuse(HttpContext http) => http.GetEndpoint()!.Metadata.GetRequiredMetadata<Sentence>().Refusal.ToResult();

    /// <summary>As <see cref="Refuse"/>, where there is such a post and the caller may see it.</summary>
    public static async Task<IResult> RefuseForPostAsync(HttpContext http, PostId id, PostGate gate, Database database, CancellationToken ct) =>
        await database.ReadAsync(db => gate.VisiblePostAsync(db, id, http.Viewer()), ct) is null ? Unknown() : Refuse(http);

    /// <summary>As <see cref="Refuse"/>, where there is such an account.</summary>
    public static async Task<IResult> RefuseForAccountAsync(HttpContext http, AccountId id, AccountHydrator accounts, Database database, CancellationToken ct) =>
        await database.ReadAsync(db => accounts.FindAsync(db, id), ct) is null ? Unknown() : Refuse(http);

    /// <summary>What the refusals say there.</summary>
    public static RouteHandlerBuilder Saying(this RouteHandlerBuilder endpoint, string sentence) =>
        endpoint.WithMetadata(new Sentence(Fault.Invalid(sentence)));

    private sealed record Sentence(Fault Refusal);
}
