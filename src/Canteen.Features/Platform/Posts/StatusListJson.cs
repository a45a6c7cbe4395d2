using Canteen.Core.Posts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Posts;

/// <summary>Answers with cached posts as a JSON array of Statuses.</summary>
internal sealed class StatusListJson(IReadOnlyList<ShownPost> posts) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var writer = httpContext.RequestServices.GetRequiredService<StatusWriterJson>();
        return AnswerAsync(httpContext, Measure(writer), into => Write(writer, into));
    }

    /// <param name="write">Fills a span of at least that length.</param>
    public static async Task AnswerAsync(HttpContext context, int length, Action<Span<byte>> write)
    {
        var response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = length;
        // Once the headers are sent, the body is written straight into the connection's buffer.
        await response.StartAsync(context.RequestAborted);
        write(response.BodyWriter.GetSpan(length));
        response.BodyWriter.Advance(length);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    public int Measure(StatusWriterJson writer)
    {
        var length = 1 + Math.Max(1, posts.Count);
        foreach (var post in posts) length += writer.Measure(post);
        return length;
    }

    /// <returns>What is left of the span.</returns>
    public Span<byte> Write(StatusWriterJson writer, Span<byte> into)
    {
        for (var i = 0; i < posts.Count; i++)
        {
            into = StatusWriterJson.Put(into, i == 0 ? "["u8 : ","u8);
            into = writer.Write(into, posts[i]);
        }
        return StatusWriterJson.Put(into, posts.Count == 0 ? "[]"u8 : "]"u8);
    }
}
