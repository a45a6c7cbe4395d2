using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// Enforces the <see cref="ScopeRule"/> of each endpoint, after routing and before the endpoint does any work. A route without one is
/// closed to everybody: the rule was forgotten, so nobody has decided who may see what the route shows.
/// </summary>
public sealed class ScopeGate(RequestDelegate next, ILogger<ScopeGate> log)
{
    private const int SmallForm = 16 * 1024;

    public Task InvokeAsync(HttpContext context)
    {
        // Routing's own answers, such as 405, are endpoints too, but not routes.
        if (context.GetEndpoint() is not RouteEndpoint route) return next(context);
        if (route.Metadata.GetMetadata<ScopeRule>() is not { } rule) return Close(context, route);
        var caller = context.Caller();
        if (rule.Need == AccessNeed.Browser) return caller.Session is null ? ToSignInAsync(context) : next(context);
        return Refusal(rule, caller) is { } fault ? fault.ToResult().ExecuteAsync(context) : next(context);
    }

    private Task Close(HttpContext context, RouteEndpoint route)
    {
        log.LogWarning("{Route} is closed: it does not say who may come.", route.DisplayName);
        return Fault.NotAllowed.ToResult().ExecuteAsync(context);
    }

    private static Fault? Refusal(ScopeRule rule, Caller caller)
    {
        if (rule.Need == AccessNeed.Nobody) return null;
        if (rule.Need == AccessNeed.Optional && !caller.IsBearer) return null;
        if (caller is { IsBearer: false, Session: null }) return Fault.SignInNeeded;
        if (rule.AnyOf.Count > 0 && !rule.AnyOf.Any(caller.Scopes.Covers))
            return Fault.Forbidden("This action is outside the authorized scopes");
        if (rule.Need == AccessNeed.Person && caller.Account is null) return Fault.Invalid(Fault.SignInNeeded.Sentence);
        return null;
    }

    private static async Task ToSignInAsync(HttpContext context)
    {
        // The form of a button is small; a large one is not taken in for somebody unknown.
        if (context.Request is { HasFormContentType: true, ContentLength: <= SmallForm }) await FormBody.ReadAsync(context.Request);
        context.Response.Redirect("/sign-in?next=" + Uri.EscapeDataString(GoBack.AfterSignIn(context)));
    }
}
