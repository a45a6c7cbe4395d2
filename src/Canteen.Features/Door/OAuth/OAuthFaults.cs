using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

/// <summary>
/// Faults with the error codes of RFC 6749, which clients branch on. The code is carried as the only detail of the fault.
/// </summary>
internal static class OAuthFaults
{
    public static readonly Fault InvalidClient = Of(FaultKind.Unauthorized, "invalid_client",
        "Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.");

    public static readonly Fault InvalidGrant = Of(FaultKind.BadRequest, "invalid_grant",
        "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.");

    public static readonly Fault InvalidScope = Of(
        FaultKind.BadRequest, "invalid_scope", "The requested scope is invalid, unknown, or malformed.");

    public static readonly Fault InvalidRedirect = Of(FaultKind.BadRequest, "invalid_redirect_uri",
        "The requested redirect uri is malformed or doesn't match client redirect URI.");

    public static readonly Fault UnsupportedGrantType = Of(FaultKind.BadRequest, "unsupported_grant_type",
        "The authorization grant type is not supported by the authorization server.");

    public static readonly Fault UnsupportedResponseType = Of(FaultKind.BadRequest, "unsupported_response_type",
        "The authorization server does not support this response type.");

    public static readonly Fault UnsupportedResponseMode = Of(FaultKind.BadRequest, "unsupported_response_mode",
        "The authorization server does not support this response mode.");

    public static readonly Fault InvalidChallengeMethod = Of(
        FaultKind.BadRequest, "invalid_code_challenge_method", "The code_challenge_method must be S256.");

    public static readonly Fault UnauthorizedClient = Of(
        FaultKind.Forbidden, "unauthorized_client", "You are not authorized to revoke this token");

    public static readonly Fault AccessDenied = Of(
        FaultKind.Forbidden, "access_denied", "The resource owner or authorization server denied the request.");

    public static readonly Fault TooMany = Of(FaultKind.TooMany, "temporarily_unavailable",
        "Too many requests, or too many that failed. Wait as many seconds as Retry-After says.");

    public static Fault Missing(string parameter) =>
        Of(FaultKind.BadRequest, "invalid_request", $"Missing required parameter: {parameter}.");

    public static string Code(this Fault fault) => fault.Details is [var detail, ..] ? detail.Code : "invalid_request";

    /// <summary><c>{"error": code, "error_description": sentence}</c>.</summary>
    public static IResult ToOAuthResult(this Fault fault) =>
        Results.Json(new OAuthErrorJson(fault.Code(), fault.Sentence), statusCode: fault.StatusCode());

    private static Fault Of(FaultKind kind, string code, string sentence) => new(kind, sentence, [new("oauth", code, sentence)]);
}

internal sealed record OAuthErrorJson(string Error, string ErrorDescription);
