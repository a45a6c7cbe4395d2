using System.Net.WebSockets;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Streaming;

/// <summary>How a socket is closed: a code, and a reason for people to read.</summary>
internal sealed record SocketEnd(WebSocketCloseStatus Code, string Reason)
{
    // The framework has no name for "Try again later".
    private const WebSocketCloseStatus TryAgain = (WebSocketCloseStatus)1013;

    public static readonly SocketEnd Normal = new(WebSocketCloseStatus.NormalClosure, "");
    public static readonly SocketEnd NotText = new(WebSocketCloseStatus.InvalidMessageType, "Only text frames are understood here");
    public static readonly SocketEnd TooBig = new(WebSocketCloseStatus.MessageTooBig, "A frame may have 16 kB");

    /// <summary>The other side is gone, so nothing can be sent.</summary>
    public static readonly SocketEnd Gone = new(WebSocketCloseStatus.Empty, "");

    public static SocketEnd Of(StreamEnd why) => why switch
    {
        StreamEnd.Behind => new(TryAgain, "You fell behind and something was lost: read the timeline and connect again"),
        StreamEnd.SignedOut => new(WebSocketCloseStatus.PolicyViolation, "The token is not valid any more"),
        StreamEnd.Stopping => new(WebSocketCloseStatus.EndpointUnavailable, "The server stops: connect again"),
        StreamEnd.Expired => new(WebSocketCloseStatus.NormalClosure, "Open for long enough: connect again"),
        StreamEnd.Stalled => Gone,
        _ => Normal,
    };
}
