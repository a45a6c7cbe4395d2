using System.Globalization;
using System.Runtime.InteropServices;

namespace Canteen.Storage;

/// <summary>A position in the log. Positions rise in commit order; on SQLite <paramref name="Xid"/> is 0.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LoggedPosition(long Xid, long Seq) : IComparable<LoggedPosition>
{
    public int CompareTo(LoggedPosition other) => (Xid, Seq).CompareTo((other.Xid, other.Seq));

    public static bool operator <(LoggedPosition left, LoggedPosition right) => left.CompareTo(right) < 0;
    public static bool operator >(LoggedPosition left, LoggedPosition right) => left.CompareTo(right) > 0;
    public static bool operator <=(LoggedPosition left, LoggedPosition right) => left.CompareTo(right) <= 0;
    public static bool operator >=(LoggedPosition left, LoggedPosition right) => left.CompareTo(right) >= 0;

    public static LoggedPosition Later(LoggedPosition one, LoggedPosition other) => one > other ? one : other;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out LoggedPosition position)
    {
        position = default;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !TryParse(text.AsSpan(0, dot), out var xid) || !TryParse(text.AsSpan(dot + 1), out var seq)) return false;
        position = new(xid, seq);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Xid}.{Seq}");

    private static bool TryParse(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

internal sealed class PositionRow
{
    public long Xid { get; set; }
    public long Seq { get; set; }
    public LoggedPosition Position => new(Xid, Seq);
}
