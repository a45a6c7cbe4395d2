namespace Canteen.Storage;

/// <summary>
/// Records how far into the log the writes of one request reach, so that the next request of the same person can wait for them on another
/// node.
/// </summary>
public sealed class WriteTrace
{
    private static readonly AsyncLocal<WriteTrace?> Current = new();

    private readonly Lock _guard = new();
    private LoggedPosition? _reached;

    /// <summary>Null where nothing was written.</summary>
    public LoggedPosition? Reached
    {
        get
        {
            lock (_guard) return _reached;
        }
    }

    /// <summary>From here on records the writes of the caller, and of everything that it calls.</summary>
    public static WriteTrace Begin() => Current.Value = new();

    internal static void Mark(LoggedPosition position)
    {
        if (Current.Value is not { } trace) return;
        lock (trace._guard) trace._reached = trace._reached is { } before ? LoggedPosition.Later(before, position) : position;
    }
}
