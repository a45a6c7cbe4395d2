using Canteen.Core.Accounts;
using Canteen.Core.People;
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

    /// <summary>An empty list.</summary>
    public static IResult None() => Results.Json(Array.Empty<object>());

    /// <summary>No content, where Mastodon has nothing to show.</summary>
    public static IResult Nothing() => Results.NoContent();

    /// <summary>There are no such things, so any id is unknown.</summary>
    public static IResult Unknown() => Fault.NotFound.ToResult();

    /// <summary>Deleting what does not exist succeeds, where it does in Mastodon.</summary>
    public static IResult Gone() => Results.Json(new { });

    /// <summary>Says that nothing was stored, in the sentence given to the route by <see cref="Saying"/>.</summary>
    public static IResult Refuse(HttpContext http) => http.GetEndpoint()!.Metadata.GetRequiredMetadata<Sentence>().Refusal.ToResult();

    /// <summary>Like <see cref="Refuse"/>, if the post exists and the caller may see it.</summary>
    public static async Task<IResult> RefuseForPostAsync(
        HttpContext http, PostId id, PostGate gate, Database database, CancellationToken ct) =>
        await database.ReadAsync(db => gate.VisiblePostAsync(db, id, http.Viewer()), ct) is null ? Unknown() : Refuse(http);

    /// <summary>Like <see cref="Refuse"/>, if the account exists.</summary>
    public static async Task<IResult> RefuseForAccountAsync(
        HttpContext http, AccountId id, AccountGate gate, CancellationToken ct) =>
        await gate.FindAsync(id, http.Viewer(), ct) is null ? Unknown() : Refuse(http);

    /// <summary>Sets the sentence with which requests to this route are refused.</summary>
    public static RouteHandlerBuilder Saying(this RouteHandlerBuilder endpoint, string sentence) =>
        endpoint.WithMetadata(new Sentence(Fault.Invalid(sentence)));

    private sealed record Sentence(Fault Refusal);
}
