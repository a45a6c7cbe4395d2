using System.Runtime.InteropServices;

namespace Canteen.Storage;

/// <summary>A place in the log. Positions rise in commit order; on SQLite <paramref name="Xid"/> is 0.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LoggedPosition(long Xid, long Seq) : IComparable<LoggedPosition>
{
    public int CompareTo(LoggedPosition other) => (Xid, Seq).CompareTo((other.Xid, other.Seq));

    public static bool operator <(LoggedPosition left, LoggedPosition right) => left.CompareTo(right) < 0;
    public static bool operator >(LoggedPosition left, LoggedPosition right) => left.CompareTo(right) > 0;
    public static bool operator <=(LoggedPosition left, LoggedPosition right) => left.CompareTo(right) <= 0;
    public static bool operator >=(LoggedPosition left, LoggedPosition right) => left.CompareTo(right) >= 0;

    internal static LoggedPosition Later(LoggedPosition one, LoggedPosition other) => one > other ? one : other;
}

internal sealed class PositionRow
{
    public long Xid { get; set; }
    public long Seq { get; set; }
    public LoggedPosition Position => new(Xid, Seq);
}
