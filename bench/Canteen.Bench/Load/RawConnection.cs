using System.Net.Security;
using System.Net.Sockets;

namespace Canteen.Bench.Load;

/// <summary>
/// One kept-alive HTTP/1.1 connection that does as little as possible: the generator shares two cores with the server, and an HttpClient
/// would take a good part of them.
/// </summary>
internal sealed class RawConnection(Stream stream) : IDisposable
{
    /// <summary>The answer to the last request.</summary>
    public Answer Answer { get; } = new();

    public static async Task<RawConnection> OpenAsync(Uri server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        var plain = new NetworkStream(socket, ownsSocket: true);
        if (server.Scheme != "https") return new RawConnection(plain);
        var secure = new SslStream(plain);
        await secure.AuthenticateAsClientAsync(server.Host);
        return new RawConnection(secure);
    }

    /// <returns>The status code, when the whole answer has arrived.</returns>
    public async Task<int> AskAsync(ReadOnlyMemory<byte> request)
    {
        await SendAsync(request);
        int read;
        do read = Checked(await stream.ReadAsync(Answer.Free));
        while (!Answer.Take(read));
        return Answer.Code;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> request)
    {
        Answer.Clear();
        return stream.WriteAsync(request);
    }

    /// <summary>Reads until the answer's status and headers have arrived; part of the body may have arrived with them.</summary>
    public async Task ReadHeadAsync()
    {
        while (!Answer.HasHead) Answer.Take(Checked(await stream.ReadAsync(Answer.Free)));
    }

    /// <summary>Reads the next bytes of an answer that may never end.</summary>
    /// <exception cref="IOException">The server has ended it.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadSomeAsync(Memory<byte> buffer, CancellationToken ct) =>
        buffer[..Checked(await stream.ReadAsync(buffer, ct))];

    /// <summary>Sends without waiting for the answer, which <see cref="Receive"/> fetches.</summary>
    public void Send(ReadOnlySpan<byte> request)
    {
        Answer.Clear();
        stream.Write(request);
    }

    /// <returns>The status code, when the whole answer has arrived.</returns>
    public int Receive()
    {
        int read;
        do read = Checked(stream.Read(Answer.Free.Span));
        while (!Answer.Take(read));
        return Answer.Code;
    }

    public void Dispose() => stream.Dispose();

    private static int Checked(int read) => read > 0 ? read : throw new IOException("The server closed the connection.");
}
