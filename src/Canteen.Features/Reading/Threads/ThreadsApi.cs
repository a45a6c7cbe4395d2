using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Threads;

internal static class ThreadsApi
{
    public static async Task<IResult> ContextAsync(HttpContext context, PostId id, ReadThread read, CancellationToken ct) =>
        (await read.RunAsync(id, context.Viewer(), ct)).Is(out var thread, out var fault)
            ? new ContextAnswerJson(thread)
            : fault.ToResult();
}

/// <summary>Answers with a thread as Mastodon's Context: ancestors oldest first, descendants depth first.</summary>
internal sealed class ContextAnswerJson(ThreadView thread) : IResult
{
    private readonly StatusListJson _above = new([.. thread.Ancestors.Select(p => p.Post)]);
    private readonly StatusListJson _below = new([.. thread.Descendants.Select(p => p.Post)]);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var writer = httpContext.RequestServices.GetRequiredService<StatusWriterJson>();
        var length = "{\"ancestors\":,\"descendants\":}".Length + _above.Measure(writer) + _below.Measure(writer);
        return StatusListJson.AnswerAsync(httpContext, length, into => Write(writer, into));
    }

    private void Write(StatusWriterJson writer, Span<byte> into)
    {
        into = _above.Write(writer, StatusWriterJson.Put(into, "{\"ancestors\":"u8));
        into = _below.Write(writer, StatusWriterJson.Put(into, ",\"descendants\":"u8));
        StatusWriterJson.Put(into, "}"u8);
    }
}
