using Canteen.Features.Platform.Access;

namespace Canteen.Features.Platform.Streams;

/// <summary>What a stream sends besides the news; null: nothing.</summary>
/// <param name="Opening">Sent first.</param>
/// <param name="KeepAlive">Sent when the stream has been quiet for a while, so that nothing on the way closes the connection.</param>
/// <param name="Closing">Sent last, but not to a listener that has left or accepts nothing.</param>
public sealed record StreamMessages(byte[]? Opening, byte[]? KeepAlive, Func<StreamEnd, byte[]?> Closing)
{
    public static readonly StreamMessages Silent = new(null, null, _ => null);
}

/// <summary>A stream to be opened.</summary>
/// <param name="Caller">Whose it is: it ends with their token or session.</param>
public sealed record StreamRequest(StreamKind Kind, Caller Caller, StreamMessages Messages)
{
    private static readonly TimeSpan LongestOfSession = TimeSpan.FromMinutes(30);

    /// <summary>
    /// After this time the stream ends, and the listener is authenticated anew when it reconnects; null for an app, whose token is revoked
    /// when its access is to end.
    /// </summary>
    public TimeSpan? Longest => Kind != StreamKind.Page && Caller.IsBearer ? null : LongestOfSession;
}
