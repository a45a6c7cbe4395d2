using Canteen.Features.Platform.Forms;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

/// <summary>Sends the browser back to the app with the result.</summary>
internal static class AuthorizeAnswers
{
    public static IResult Deny(AuthorizeRequest request) => request.RedirectUri == RedirectUri.OutOfBand
        ? PageAnswers.Show<RefusedPage>(new { Fault = OAuthFaults.AccessDenied })
        : Send(request, ("error", "access_denied"), ("error_description", OAuthFaults.AccessDenied.Sentence));

    public static IResult Send(AuthorizeRequest request, params (string Name, string? Value)[] answer)
    {
        if (request.RedirectUri == RedirectUri.OutOfBand) return new Found(RedirectUri.With("/oauth/authorize/native", answer));
        (string Name, string? Value)[] all = [.. answer, ("state", request.State)];
        return request.Mode switch
        {
            "form_post" => PageAnswers.Show<FormPostPage>(
                new { Target = request.RedirectUri, Fields = all.Where(f => f.Value is not null).ToArray() }),
            "fragment" => new Found(RedirectUri.WithFragment(request.RedirectUri, all)),
            _ => new Found(RedirectUri.With(request.RedirectUri, all)),
        };
    }

    // Results.Redirect would parse the address, and it does not know an app's own scheme.
    private sealed class Found(string target) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status302Found;
            httpContext.Response.Headers.Location = target;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }
}
