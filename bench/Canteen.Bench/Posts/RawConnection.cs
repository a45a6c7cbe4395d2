using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Canteen.Bench.Posts;

/// <summary>
/// One kept-alive HTTP/1.1 connection that does as little as it can: the generator shares two cores with the server, and an
/// HttpClient would take a good part of them.
/// </summary>
internal sealed class RawConnection(Socket socket) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new RawConnection(socket);
    }

    /// <returns>The status code, when the whole answer has come.</returns>
    public async Task<int> PostAsync(string request)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes(request), SocketFlags.None);
        var length = 0;
        while (!IsWhole(_buffer.AsSpan(0, length)))
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length), SocketFlags.None);
            if (read == 0) throw new IOException("The server closed the connection.");
            length += read;
        }
        return ((_buffer[9] - '0') * 100) + ((_buffer[10] - '0') * 10) + _buffer[11] - '0';
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var named = answer[..head].IndexOf("Content-Length: "u8);
        if (named < 0) return answer.EndsWith("0\r\n\r\n"u8);
        var digits = answer[(named + 16)..head];
        var end = digits.IndexOf((byte)'\r');
        return answer.Length >= head + 4 + int.Parse(end < 0 ? digits : digits[..end], System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose() => socket.Dispose();
}
