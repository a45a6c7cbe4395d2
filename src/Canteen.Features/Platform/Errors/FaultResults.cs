using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Errors;

/// <summary>
/// Faults as answers: JSON as Mastodon's clients read it (<c>{"error", "details"?}</c>), or a page for a person with a browser.
/// </summary>
public static class FaultResults
{
    public static int StatusCode(this Fault fault) => fault.Kind switch
    {
        FaultKind.BadRequest => 400,
        FaultKind.Unauthorized => 401,
        FaultKind.Forbidden => 403,
        FaultKind.NotFound => 404,
        FaultKind.Gone => 410,
        FaultKind.TooLarge => 413,
        FaultKind.UnknownType => 415,
        FaultKind.Invalid => 422,
        FaultKind.TooMany => 429,
        FaultKind.Unavailable => 503,
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    public static IResult ToResult(this Fault fault) => new FaultAnswer(fault, fault.StatusCode());

    /// <summary>The value through <paramref name="render"/>, or the fault.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, object> render) =>
        outcome.Is(out var value, out var fault) ? Results.Json(render(value!)) : fault.ToResult();
}
