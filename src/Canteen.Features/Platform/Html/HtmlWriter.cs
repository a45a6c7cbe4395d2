using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Canteen.Features.Platform.Html;

/// <summary>Collects an answer in UTF-8, in pooled memory that is returned on disposal.</summary>
public sealed class HtmlWriter : IDisposable
{
    private const int Begin = 32 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Begin);
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Writes what is already HTML.</summary>
    public void Raw(ReadOnlySpan<byte> html)
    {
        if (html.Length > _bytes.Length - _length) Grow(html.Length);
        html.CopyTo(_bytes.AsSpan(_length));
        _length += html.Length;
    }

    /// <summary>Writes what people typed, encoded for an element or a quoted attribute.</summary>
    public void Text(string text)
    {
        var encoded = HtmlEncoder.Default.Encode(text);
        var most = Encoding.UTF8.GetMaxByteCount(encoded.Length);
        if (most > _bytes.Length - _length) Grow(most);
        _length += Encoding.UTF8.GetBytes(encoded, _bytes.AsSpan(_length));
    }

    public void Number(long number)
    {
        const int longest = 20;
        if (longest > _bytes.Length - _length) Grow(longest);
        number.TryFormat(_bytes.AsSpan(_length), out var written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Grow(int room)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _length + room));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
