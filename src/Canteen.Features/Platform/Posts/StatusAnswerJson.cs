using Canteen.Core.Posts;
using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Posts;

/// <summary>Answers with a cached post as a Status.</summary>
internal sealed class StatusAnswerJson(ShownPost post) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var writer = httpContext.RequestServices.GetRequiredService<StatusWriterJson>();
        return StatusListJson.AnswerAsync(httpContext, writer.Measure(post), into => writer.Write(into, post));
    }
}

internal static class StatusOutcome
{
    /// <summary>The post as a Status, or the fault.</summary>
    public static IResult ToStatus(this Outcome<ShownPost> outcome) =>
        outcome.Is(out var post, out var fault) ? new StatusAnswerJson(post) : fault.ToResult();
}
