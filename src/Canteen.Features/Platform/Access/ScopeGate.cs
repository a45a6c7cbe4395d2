using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Access;

/// <summary>Holds each endpoint to its <see cref="ScopeRule"/>, after routing and before the endpoint does any work.</summary>
public sealed class ScopeGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ScopeRule>() is not { } rule) return next(context);
        var caller = context.Caller();
        if (rule.Need == AccessNeed.Browser) return caller.Session is null ? ToSignIn(context) : next(context);
        return Refusal(rule, caller) is { } fault ? fault.ToResult().ExecuteAsync(context) : next(context);
    }

    private static Fault? Refusal(ScopeRule rule, Caller caller)
    {
        if (rule.Need == AccessNeed.Optional && !caller.IsBearer) return null;
        if (caller is { IsBearer: false, Session: null }) return Fault.SignInNeeded;
        if (rule.AnyOf.Count > 0 && !rule.AnyOf.Any(caller.Scopes.Covers)) return Fault.Forbidden("This action is outside the authorized scopes");
        if (rule.Need == AccessNeed.Person && caller.Account is null) return Fault.Invalid(Fault.SignInNeeded.Sentence);
        return null;
    }

    private static Task ToSignIn(HttpContext context)
    {
        var target = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/home";
        context.Response.Redirect("/sign-in?next=" + Uri.EscapeDataString(target));
        return Task.CompletedTask;
    }
}
