using Canteen.Features.Platform.Access;

namespace Canteen.Features.Platform.Streams;

/// <summary>What a stream says besides the news; null: nothing.</summary>
/// <param name="Opening">First of all.</param>
/// <param name="KeepAlive">When it has been quiet for a while, so that nothing between here and there closes it.</param>
/// <param name="Closing">Last of all; not to who has left or takes nothing.</param>
public sealed record StreamMessages(byte[]? Opening, byte[]? KeepAlive, Func<StreamEnd, byte[]?> Closing)
{
    public static readonly StreamMessages Silent = new(null, null, _ => null);
}

/// <summary>A stream to be opened.</summary>
/// <param name="Caller">Whose it is: it ends with the token or the session.</param>
public sealed record StreamRequest(StreamKind Kind, Caller Caller, StreamMessages Messages)
{
    private static readonly TimeSpan LongestOfSession = TimeSpan.FromMinutes(30);

    /// <summary>Then it ends, and who still wants it is asked anew who it is; null for an app, whose token is taken back when it is to end.</summary>
    public TimeSpan? Longest => Kind != StreamKind.Page && Caller.IsBearer ? null : LongestOfSession;
}
