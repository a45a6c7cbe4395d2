using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Rates;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// Finds out who is calling, by bearer token or by the browser's session, before <see cref="ScopeGate"/> decides what they may do.
/// </summary>
public sealed class CallerMiddleware(RequestDelegate next, CallerCache callers, TokenTries tries, CanteenSettings settings)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var takesTokens = BearerToken.IsTakenAt(context.Request.Path);
        if (takesTokens && await BearerToken.ReadAsync(context.Request) is { } token)
        {
            if (await LetInByTokenAsync(context, token)) await next(context);
            return;
        }
        if (SessionCookie.Read(context.Request) is { } session && (!takesTokens || IsFromOurPages(context.Request)))
        {
            var looked = await tries.LookUpAsync(
                context, "session", session.Text, callers.Remembers(session), ct =>
                    callers.BySessionAsync(session, ct), mayComeAgain: true);
            if (looked.Is(out var known, out var fault))
            {
                if (known.State == AccessState.Open) context.Features.Set(known.Caller);
            }
            else if (fault.Kind == FaultKind.TooMany)
            {
                await fault.ToResult().ExecuteAsync(context);
                return;
            }
        }
        await next(context);
    }

    private async Task<bool> LetInByTokenAsync(HttpContext context, string text)
    {
        var isToken = Secret<AccessToken>.TryParse(text, out var token);
        var looked = await tries.LookUpAsync(
            context, "token", text, isToken && callers.Remembers(token), ct =>
                isToken ? callers.ByTokenAsync(token, ct) : Task.FromResult<CachedCaller?>(null));
        if (!looked.Is(out var known, out var fault) || known.Revoked)
        {
            if (fault is { Kind: FaultKind.TooMany }) await fault.ToResult().ExecuteAsync(context);
            else await RefuseAsync(context, known is null ? "The access token is invalid" : "The access token was revoked");
            return false;
        }
        if (known.State.Refusal() is { } refusal && IsClosedTo(known.State, context.GetEndpoint()))
        {
            await refusal.ToResult().ExecuteAsync(context);
            return false;
        }
        context.Features.Set(known.Caller);
        return true;
    }

    // While a person waits to be admitted, apps may use what needs no person (the instance, their own credentials).
    private static bool IsClosedTo(AccessState state, Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<ScopeRule>() is { Need: not (AccessNeed.Token or AccessNeed.Nobody) }
            && (state == AccessState.Disabled || endpoint.Metadata.GetMetadata<OpenToNewcomers>() is null);

    private static Task RefuseAsync(HttpContext context, string sentence)
    {
        context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"Canteen\", error=\"invalid_token\", error_description=\"{sentence}\"";
        return new Fault(FaultKind.Unauthorized, sentence).ToResult().ExecuteAsync(context);
    }

    // The API has no antiforgery tokens. When the caller is known by the cookie, a change must come from one of our own pages; browsers say
    // so in headers that scripts cannot set.
    private bool IsFromOurPages(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return true;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site == "same-origin";
        return settings.IsOurs(request.Headers.Origin.ToString(), out _);
    }
}
