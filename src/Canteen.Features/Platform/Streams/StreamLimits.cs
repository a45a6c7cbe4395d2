namespace Canteen.Features.Platform.Streams;

/// <summary>How much streams may take. The numbers are for one node.</summary>
public sealed record StreamLimits
{
    /// <summary>Streams that may be open at once.</summary>
    public int Open { get; init; } = 20_000;

    /// <summary>Of those, for one account.</summary>
    public int OpenPerAccount { get; init; } = 100;

    /// <summary>Frames that may wait for one listener.</summary>
    public int Waiting { get; init; } = 256;

    /// <summary>Bytes that may wait for one listener.</summary>
    public int WaitingBytes { get; init; } = 256 * 1024;

    /// <summary>How long one frame may take to be taken. Real time: it bounds an operation.</summary>
    public TimeSpan Write { get; init; } = TimeSpan.FromSeconds(20);
}
