using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// Enforces the <see cref="ScopeRule"/> of each endpoint, after routing and before the endpoint does any work. A route without one is
/// closed to everybody: the rule was forgotten, so nobody has decided who may see what the route shows.
/// </summary>
public sealed class ScopeGate(RequestDelegate next, ILogger<ScopeGate> log)
{
    private const int SmallForm = 16 * 1024;

    /// <summary>The longest text that a page takes, with each character written as six.</summary>
    private const int WrittenForm = 256 * 1024;

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
        // The form of a button is small; a large one is not taken in for somebody unknown, unless words would be lost.
        var most = context.GetEndpoint()?.Metadata.GetMetadata<GivenBack>() is null ? SmallForm : WrittenForm;
        if (context.Request is { HasFormContentType: true, ContentLength: { } length } && length <= most)
            await FormBody.ReadAsync(context.Request);
        var way = "/sign-in?next=" + Uri.EscapeDataString(GoBack.AfterSignIn(context));
        if (await WordsAsync(context) is { Length: > 0 } words)
            await new PageResult(typeof(SignedOutPage), new { Words = words, Way = way }, new PageContent()) { StatusCode = 401 }
                .ExecuteAsync(context);
        else context.Response.Redirect(way);
    }

    /// <summary>What was typed, where the form came from one of our pages; another site must not put words on a page of ours.</summary>
    private static async Task<string> WordsAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GivenBack>() is not { } back) return "";
        if (context.Features.Get<IFormFeature>()?.Form is not { } form) return "";
        var words = string.Join('\n', back.Fields.Select(field => form[field].ToString()).Where(text => text.Trim().Length > 0));
        return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context) ? words : "";
    }
}
