namespace Canteen.Features.Platform.Streams;

/// <summary>Why a stream is over.</summary>
public enum StreamEnd
{
    /// <summary>The listener has left.</summary>
    Left = 1,

    /// <summary>It did not accept in time what was sent: something was lost, and it must fetch everything anew.</summary>
    Behind,

    /// <summary>The token, the session or the account behind it is no longer let in.</summary>
    SignedOut,

    /// <summary>It has been open for as long as it may be; the listener may reconnect at once.</summary>
    Expired,

    /// <summary>The server is stopping.</summary>
    Stopping,

    /// <summary>It did not accept a single frame for so long that the connection was cut.</summary>
    Stalled,
}
