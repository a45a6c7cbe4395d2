namespace Canteen.Features.Platform.Streams;

/// <summary>Why a stream is over.</summary>
public enum StreamEnd
{
    /// <summary>Who listened has gone.</summary>
    Left = 1,

    /// <summary>It did not take in time what was sent: something was lost, and it must ask for everything anew.</summary>
    Behind,

    /// <summary>The token, the session or the account behind it is no longer let in.</summary>
    SignedOut,

    /// <summary>It has been open for as long as it may; it may come back at once.</summary>
    Expired,

    /// <summary>The server stops.</summary>
    Stopping,

    /// <summary>It did not take a single frame for so long that the connection was cut.</summary>
    Stalled,
}
