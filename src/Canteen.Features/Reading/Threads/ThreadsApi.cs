using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Threads;

internal static class ThreadsApi
{
    public static async Task<IResult> ContextAsync(HttpContext context, PostId id, ReadThread read, CancellationToken ct) =>
        (await read.RunAsync(id, context.Viewer(), ct)).ToResult(ContextJson.From);
}

/// <summary>Mastodon's Context: ancestors oldest first, descendants depth first.</summary>
internal sealed record ContextJson(IReadOnlyList<StatusJson> Ancestors, IReadOnlyList<StatusJson> Descendants)
{
    public static ContextJson From(ThreadView thread) =>
        new(StatusJson.From(thread.Ancestors.Select(p => p.Post)), StatusJson.From(thread.Descendants.Select(p => p.Post)));
}
