using Canteen.Features.Platform.Errors;
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

    public static Delegate Refuse(string sentence)
    {
        var refusal = Fault.Invalid(sentence);
        return () => refusal.ToResult();
    }
}
