using System.Net.WebSockets;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Streams;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Streaming;

/// <summary>
/// Mastodon's streaming: each stream as server-sent events at its own address, or any streams by WebSocket at any of these addresses.
/// </summary>
internal sealed class StreamingApi(ListenByEvents byEvents, ListenBySocket bySocket)
{
    // Mastodon answers 404 here, and apps look for that when they probe a server.
    private static readonly Fault NotHere = new(
        FaultKind.NotFound,
        "This address is for WebSockets: ask for an upgrade. Server-sent events are at the address of a stream, such as /api/v1/streaming/user or /api/v1/streaming/public");

    public static IResult Health() => Results.Text("OK");

    /// <summary>This address is only for sockets: without one, there is nothing to read here.</summary>
    public Task<IResult> RootAsync(ApiInput input, HttpContext http) =>
        http.WebSockets.IsWebSocketRequest ? SocketAsync(Named(input), input, http) : Task.FromResult(NotHere.ToResult());

    public Task<IResult> UnknownAsync(ApiInput input, HttpContext http) =>
        http.WebSockets.IsWebSocketRequest
            ? SocketAsync(Named(input), input, http)
            : Task.FromResult(Fault.BadRequest("There is no such stream").ToResult());

    /// <param name="name">The stream of this address.</param>
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

    // Some apps send their token as the subprotocol, because browsers do not let them set a header; a browser gives up if the subprotocol
    // is not accepted.
    private static Task<WebSocket> AcceptAsync(HttpContext http) =>
        http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { SubProtocol = http.WebSockets.WebSocketRequestedProtocols.FirstOrDefault() });

    // A page of any origin can open a socket with the person's cookie. From other origins, only a token shows that the app was authorised.
    private static bool IsOwnOrigin(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;

    private static string? Named(ApiInput input) => input.Text("stream", 256) is { Length: > 0 } name ? name : null;

    private static TopicRequest Request(string name, ApiInput input) =>
        new(name, input.Text("tag", 256), input.Text("list", 256), input.Flag("only_media") is true, input.Text("chat", 256));
}
