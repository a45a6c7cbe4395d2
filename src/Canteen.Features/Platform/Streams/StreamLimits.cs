namespace Canteen.Features.Platform.Streams;

/// <summary>The limits of streams, for one node.</summary>
public sealed record StreamLimits
{
    /// <summary>Streams that may be open at once.</summary>
    public int Open { get; init; } = 20_000;

    /// <summary>Streams that one account may have open.</summary>
    public int OpenPerAccount { get; init; } = 100;

    /// <summary>Frames that may wait for one listener.</summary>
    public int Waiting { get; init; } = 256;

    /// <summary>
    /// Bytes that may wait for one listener: some of the largest posts, because two may come before the first is written. Listeners of the
    /// same share them.
    /// </summary>
    public int WaitingBytes { get; init; } = 1024 * 1024;

    /// <summary>How long the listener may take to accept one frame. Real time, because it bounds an operation.</summary>
    public TimeSpan Write { get; init; } = TimeSpan.FromSeconds(20);
}
