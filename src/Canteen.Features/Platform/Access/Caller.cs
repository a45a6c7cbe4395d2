using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// Who is calling. From a bearer token: its account (none for an app's own token), app and scopes. From a browser session: the account,
/// every scope, and the session.
/// </summary>
public sealed record Caller(AccountId? Account, AppId? App, TokenId? Token, SessionId? Session, ScopeSet Scopes)
{
    public static readonly Caller Nobody = new(null, null, null, null, ScopeSet.None);

    public bool IsBearer => Token is not null;
}

public static class CallerOfRequest
{
    /// <summary>Set once per request by CallerMiddleware; everything else only reads it.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.Get<Caller>() ?? Platform.Access.Caller.Nobody;

    /// <summary>The viewer for gates and reads; null for a visitor.</summary>
    public static AccountId? Viewer(this HttpContext context) => context.Caller().Account;

    /// <summary>The signed-in account, on endpoints that require one (<see cref="ScopeRules.RequireScope{T}"/>, RequireSignIn).</summary>
    /// <exception cref="InvalidOperationException">The endpoint forgot to require it.</exception>
    public static AccountId Me(this HttpContext context) =>
        context.Viewer() ?? throw new InvalidOperationException("This endpoint does not require a signed-in account.");
}
