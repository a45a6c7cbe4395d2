using System.Net.WebSockets;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Streams;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Mastodon's streaming: one stream by server-sent events at an address of its own, or any by WebSocket at all of the addresses.</summary>
internal sealed class StreamingApi(ListenByEvents byEvents, ListenBySocket bySocket)
{
    // Mastodon answers 404 here, and apps look for that when they feel their way.
    private static readonly Fault NotHere = new(
        FaultKind.NotFound,
        "This address is for WebSockets: ask for an upgrade. Server-sent events are at the address of a stream, such as /api/v1/streaming/user or /api/v1/streaming/public");

    public static IResult Health() => Results.Text("OK");

    /// <summary>The address of the socket alone: there is nothing to be read without one.</summary>
    public Task<IResult> RootAsync(ApiInput input, HttpContext http) =>
        http.WebSockets.IsWebSocketRequest ? SocketAsync(Named(input), input, http) : Task.FromResult(NotHere.ToResult());

    public Task<IResult> UnknownAsync(ApiInput input, HttpContext http) =>
        http.WebSockets.IsWebSocketRequest ? SocketAsync(Named(input), input, http) : Task.FromResult(Fault.BadRequest("There is no such stream").ToResult());

    /// <param name="name">The stream at this address.</param>
    public async Task<IResult> StreamAsync(string name, ApiInput input, HttpContext http)
    {
        if (http.WebSockets.IsWebSocketRequest) return await SocketAsync(Named(input) ?? name, input, http);
        if (!TopicNames.Read(Request(name, input)).Is(out var topic, out var unknown)) return unknown.ToResult();
        var listened = await byEvents.RunAsync(topic, http.Caller(), stream => EventStream.ServeAsync(http, stream), http.RequestAborted);
        return listened.Is(out _, out var fault) ? Results.Empty : fault.ToResult();
    }

    private async Task<IResult> SocketAsync(string? name, ApiInput input, HttpContext http)
    {
        if (!http.Caller().IsBearer && !IsOwnOrigin(http.Request)) return Fault.SignInNeeded.ToResult();
        var first = name is null ? null : Request(name, input);
        var listened = await bySocket.RunAsync(http.Caller(), () => AcceptAsync(http), first, http.RequestAborted);
        return listened.Is(out _, out var fault) ? Results.Empty : fault.ToResult();
    }

    // Some apps offer their token as the subprotocol, for browsers let them set no header; a browser gives up when it is not taken.
    private static Task<WebSocket> AcceptAsync(HttpContext http) =>
        http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { SubProtocol = http.WebSockets.WebSocketRequestedProtocols.FirstOrDefault() });

    // A socket is open to every origin, with the cookie of the person: only a token shows that the app was let in.
    private static bool IsOwnOrigin(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;

    private static string? Named(ApiInput input) => input.Text("stream", 256) is { Length: > 0 } name ? name : null;

    private static TopicRequest Request(string name, ApiInput input) =>
        new(name, input.Text("tag", 256), input.Text("list", 256), input.Flag("only_media") is true);
}
