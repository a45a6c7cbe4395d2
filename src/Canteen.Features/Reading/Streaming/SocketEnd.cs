using System.Net.WebSockets;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Streaming;

/// <summary>How a socket is closed: a code, and a reason for people to read.</summary>
internal sealed record SocketEnd(WebSocketCloseStatus Code, string Reason)
{
    // The framework has no name for "Try again later".
    private const WebSocketCloseStatus TryAgain = (WebSocketCloseStatus)1013;

    public static readonly SocketEnd Normal = new(WebSocketCloseStatus.NormalClosure, "");
    public static readonly SocketEnd NotText = new(WebSocketCloseStatus.InvalidMessageType, "Only text frames are accepted");
    public static readonly SocketEnd TooBig = new(WebSocketCloseStatus.MessageTooBig, "Frames can be up to 16 kB");

    /// <summary>The other side is gone, so nothing can be sent.</summary>
    public static readonly SocketEnd Gone = new(WebSocketCloseStatus.Empty, "");

    public static SocketEnd Of(StreamEnd why) => why switch
    {
        StreamEnd.Behind => new(TryAgain, "You fell behind and missed some events: read the timeline and reconnect"),
        StreamEnd.SignedOut => new(WebSocketCloseStatus.PolicyViolation, "The token is no longer valid"),
        StreamEnd.Stopping => new(WebSocketCloseStatus.EndpointUnavailable, "The server is stopping: please reconnect"),
        StreamEnd.Expired => new(WebSocketCloseStatus.NormalClosure, "This connection has reached its time limit: please reconnect"),
        StreamEnd.Stalled => Gone,
        _ => Normal,
    };
}
