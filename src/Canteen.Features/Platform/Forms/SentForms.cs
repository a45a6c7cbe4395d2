using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Canteen.Features.Platform.Http;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Canteen.Features.Platform.Forms;

/// <summary>
/// Forms sent a moment ago. When somebody presses a button twice, the browser drops the first answer and waits for the second: so the
/// second is the same as the first, and nothing is done twice. Only answers that lead on to another page are kept; a form that comes back
/// with a problem may be sent again.
/// </summary>
internal sealed class SentForms(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Sent> _sent = new(StringComparer.Ordinal);

    public async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (!context.Request.HasFormContentType) return await next(call);
        Forget();
        var key = KeyOf(context.Request);
        var mine = new Sent(clock.Milliseconds());
        var first = _sent.GetOrAdd(key, mine);
        if (first != mine) return await first.Answer.Task is { } known ? Again(known, context) : await next(call);
        // The browser leaves as soon as the button is pressed again, and what was begun must be finished all the same.
        context.RequestAborted = CancellationToken.None;
        SentAnswer? answer = null;
        try
        {
            var result = await next(call);
            if (result is GoBack.SeeOther elsewhere) answer = new(elsewhere, context.Response.Headers.SetCookie);
            return result;
        }
        finally
        {
            if (answer is null) _sent.TryRemove(key, out _);
            mine.Answer.SetResult(answer);
        }
    }

    private void Forget()
    {
        var before = clock.Milliseconds() - (long)Memory.TotalMilliseconds;
        foreach (var (key, sent) in _sent) if (sent.At < before) _sent.TryRemove(key, out _);
    }

    // The antiforgery token among the fields is another one each time that the page is shown, and is bound to a cookie of the browser.
    private static string KeyOf(HttpRequest request)
    {
        var text = new StringBuilder(request.Path);
        foreach (var (name, value) in request.Form) text.Append('\n').Append(name).Append('=').Append(value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static GoBack.SeeOther Again(SentAnswer known, HttpContext context)
    {
        context.Response.Headers.SetCookie = known.Cookies;
        return known.Result;
    }

    /// <param name="At">Milliseconds since 1970.</param>
    private sealed record Sent(long At)
    {
        public TaskCompletionSource<SentAnswer?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record SentAnswer(GoBack.SeeOther Result, StringValues Cookies);
}
