using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Streaming;

/// <summary>An app that listens by WebSocket.</summary>
internal sealed class AppSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket _socket = new();
    private int _asked;

    /// <summary>The reason that the server gave for closing.</summary>
    public (int? Code, string? Reason) Closed => ((int?)_socket.CloseStatus, _socket.CloseStatusDescription);

    public string? SubProtocol => _socket.SubProtocol;

    /// <summary>Connects as masto.js does: the token is the subprotocol.</summary>
    public static Task<AppSocket> OpenAsync(TestServer server, Member member, string query = "") =>
        OpenAsync(server, "/api/v1/streaming" + query, options => options.AddSubProtocol(member.Token));

    public static async Task<AppSocket> OpenAsync(TestServer server, string path, Action<ClientWebSocketOptions> options)
    {
        var app = new AppSocket();
        options(app._socket.Options);
        app._socket.Options.CollectHttpResponseDetails = true;
        await app._socket.ConnectAsync(new Uri("ws" + server.Address["http".Length..] + path), CancellationToken.None).WaitAsync(Patience);
        return app;
    }

    /// <summary>
    /// Returns once everything is active that was asked for, also by the address: a socket is open before that. A frame that is refused is
    /// answered once all before it have been read.
    /// </summary>
    public async Task SettleAsync()
    {
        var name = $"no such stream {++_asked}";
        await SayAsync(JsonSerializer.Serialize(new { type = "subscribe", stream = name }));
        Assert.Equal(400, (await ComplaintAsync()).Code);
    }

    /// <summary>Returns once the subscription is active.</summary>
    public async Task SubscribeAsync(string stream, string? tag = null, string? list = null)
    {
        await SayAsync(JsonSerializer.Serialize(new { type = "subscribe", stream, tag, list }));
        await SettleAsync();
    }

    public async Task UnsubscribeAsync(string stream, string? tag = null)
    {
        await SayAsync(JsonSerializer.Serialize(new { type = "unsubscribe", stream, tag }));
        await SettleAsync();
    }

    public Task SayAsync(string text) => SayAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public Task SayAsync(byte[] bytes, WebSocketMessageType type) =>
        _socket.SendAsync(bytes, type, true, CancellationToken.None).WaitAsync(Patience);

    /// <summary>The next frame; null when the server has closed.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(Patience);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonElement.Parse(whole.ToArray());
        }
    }

    /// <summary>The next event: its stream, its name, and its payload.</summary>
    public async Task<Heard> HearAsync()
    {
        var frame = await NextAsync() ?? throw new InvalidOperationException($"The server closed: {Closed}");
        return new(
            string.Join(' ', frame.GetProperty("stream").EnumerateArray().Select(s => s.GetString())),
            frame.GetProperty("event").GetString()!,
            frame.GetProperty("payload").GetString()!);
    }

    /// <summary>The next frame, which must be an error.</summary>
    public async Task<(int Code, string Sentence)> ComplaintAsync()
    {
        var frame = await NextAsync() ?? throw new InvalidOperationException($"The server closed: {Closed}");
        return (frame.GetProperty("status").GetInt32(), frame.GetProperty("error").GetString()!);
    }

    /// <summary>Reads until the server closes.</summary>
    public async Task<(int? Code, string? Reason)> EndAsync()
    {
        while (await NextAsync() is not null)
        {
        }
        return Closed;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <param name="Stream">Its name, and after a space its parameter.</param>
internal sealed record Heard(string Stream, string Event, string Payload)
{
    public JsonElement Json => JsonElement.Parse(Payload);

    public string Id => Event == "delete" ? Payload : Json.GetProperty("id").GetString()!;
}
