using System.Globalization;
using System.Text;

namespace Canteen.Bench.Load;

/// <summary>
/// One HTTP/1.1 answer as it arrives, with a Content-Length or in chunks. Of the headers it reads only what says where the answer ends.
/// </summary>
internal sealed class Answer
{
    private byte[] _buffer = new byte[4 * 1024];
    private int _length, _body, _contentLength, _chunk;

    /// <summary>The status code, once the headers have arrived.</summary>
    public int Code { get; private set; }

    /// <summary>The headers have arrived; the body may still be on its way.</summary>
    public bool HasHead => _body > 0;

    public string Head => Encoding.ASCII.GetString(_buffer, 0, _body);

    /// <summary>Where the next bytes are to be put.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (_length == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            return _buffer.AsMemory(_length);
        }
    }

    /// <summary>What has arrived of the body, unchanged: including the lines between chunks.</summary>
    public ReadOnlySpan<byte> RawBody => _buffer.AsSpan(_body.._length);

    public void Clear() => (_length, _body, _contentLength, _chunk, Code) = (0, 0, -1, 0, 0);

    /// <returns>True when the answer is complete.</returns>
    /// <exception cref="InvalidDataException">It is not an HTTP/1.1 answer, or one that does not say where it ends.</exception>
    public bool Take(int bytes)
    {
        _length += bytes;
        if (_body == 0 && !ReadHead()) return false;
        return _contentLength >= 0 ? _length >= _body + _contentLength : ReadChunks();
    }

    /// <summary>The body of a complete answer, without the lines between chunks.</summary>
    public byte[] ToBody()
    {
        if (_contentLength >= 0) return _buffer.AsSpan(_body, _contentLength).ToArray();
        using var body = new MemoryStream();
        for (int at = _body, size; (size = ChunkAt(at, out var start)) > 0; at = start + size + 2) body.Write(_buffer, start, size);
        return body.ToArray();
    }

    private bool ReadHead()
    {
        var end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        _body = _chunk = end + 4;
        if (end < 12 || !_buffer.AsSpan().StartsWith("HTTP/1.1 "u8)) throw new InvalidDataException("That is no answer in HTTP/1.1.");
        Code = int.Parse(_buffer.AsSpan(9, 3), CultureInfo.InvariantCulture);
        _contentLength = Code is 204 or 304 ? 0 : LengthIn(_buffer.AsSpan(0, end));
        return true;
    }

    /// <summary>-1 for an answer in chunks.</summary>
    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            if (StartsWith(line, "content-length:"u8)) return int.Parse(line[15..].Trim((byte)' '), CultureInfo.InvariantCulture);
            if (StartsWith(line, "transfer-encoding:"u8)) return -1;
        }
        throw new InvalidDataException("The answer says neither how long it is nor that it comes in chunks.");
    }

    private static bool StartsWith(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.Length >= name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name);

    private bool ReadChunks()
    {
        while (true)
        {
            var size = ChunkAt(_chunk, out var start);
            if (size < 0 || start + size + 2 > _length) return false;
            if (size == 0) return true;
            _chunk = start + size + 2;
        }
    }

    /// <summary>
    /// The size of the chunk whose line begins at <paramref name="at"/>, and where its bytes begin; -1 when that line has not arrived yet.
    /// </summary>
    private int ChunkAt(int at, out int start)
    {
        var line = at < _length ? _buffer.AsSpan(at.._length) : [];
        var end = line.IndexOf("\r\n"u8);
        start = at + end + 2;
        return end < 0 ? -1 : int.Parse(line[..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
