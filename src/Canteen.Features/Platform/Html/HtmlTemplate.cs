using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Canteen.Core.Caching;

namespace Canteen.Features.Platform.Html;

/// <summary>Rendered HTML with its holes, in UTF-8. It is shared by all answers, so it must not be changed.</summary>
public sealed class HtmlTemplate : CacheEntry
{
    /// <summary>This whole attribute is replaced by those that its hole writes.</summary>
    private const string Attribute = " data-hole=\"";

    public static readonly HtmlTemplate Nothing = new([], []);

    private readonly byte[] _text;
    private readonly HoleAt[] _holes;

    private HtmlTemplate(byte[] text, HoleAt[] holes) => (_text, _holes) = (text, holes);

    /// <summary>What it takes in memory, roughly.</summary>
    public override int Bytes => 100 + _text.Length + (24 * _holes.Length);

    /// <summary>Its holes, in order.</summary>
    public IEnumerable<Hole> Open => _holes.Select(at => at.Hole);

    /// <param name="html">What components have rendered, with the marks of <see cref="Hole"/>.</param>
    public static HtmlTemplate Cut(string html)
    {
        var (text, holes) = (new MemoryStream(html.Length + 16), new List<HoleAt>());
        var rest = html.AsSpan();
        for (var at = rest.IndexOf(Hole.Mark); at >= 0; at = rest.IndexOf(Hole.Mark))
        {
            var end = at + rest[at..].IndexOf(';');
            var hole = Parse(rest[(at + Hole.Mark.Length)..end]);
            var isAttribute = rest[..at].EndsWith(Attribute);
            Put(text, rest[..(isAttribute ? at - Attribute.Length : at)]);
            holes.Add(new((int)text.Length, hole));
            rest = rest[(isAttribute ? end + 2 : end + 1)..];
        }
        Put(text, rest);
        return new(text.ToArray(), [.. holes]);
    }

    public void Write(HtmlWriter into, HoleFiller filler)
    {
        var from = 0;
        foreach (var (at, hole) in _holes)
        {
            into.Raw(_text.AsSpan(from, at - from));
            filler.Fill(hole, into);
            from = at;
        }
        into.Raw(_text.AsSpan(from));
    }

    /// <summary>
    /// The same with something else in the place of a part that has no holes in it; null where that part is not in it as it is.
    /// </summary>
    public HtmlTemplate? With(string part, string other)
    {
        var (before, after) = (Encoding.UTF8.GetBytes(part), Encoding.UTF8.GetBytes(other));
        var from = _text.AsSpan().IndexOf(before);
        if (from < 0) return null;
        byte[] text = [.. _text.AsSpan(0, from), .. after, .. _text.AsSpan(from + before.Length)];
        var longer = after.Length - before.Length;
        return new(text, [.. _holes.Select(hole => hole.At <= from ? hole : hole with { At = hole.At + longer })]);
    }

    private static Hole Parse(ReadOnlySpan<char> mark)
    {
        var dot = mark.IndexOf('.');
        return new(
            (HoleKind)int.Parse(mark[..dot], CultureInfo.InvariantCulture), long.Parse(mark[(dot + 1)..], CultureInfo.InvariantCulture));
    }

    private static void Put(MemoryStream into, ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        into.Write(bytes);
    }

    /// <param name="At">How many bytes of the text come before it.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct HoleAt(int At, Hole Hole);
}

/// <summary>Writes what goes into the holes of a template.</summary>
public abstract class HoleFiller
{
    public abstract void Fill(Hole hole, HtmlWriter into);
}
