using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Canteen.Core;
using Canteen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Proxies;

/// <summary>
/// A server behind a proxy, at https://canteen.example. Clients connect from another address of this machine than the proxy does, so that
/// the two can be told apart.
/// </summary>
public abstract class ProxiedServer : IAsyncLifetime
{
    public const string Address = "https://" + Certificate.Host;
    public static readonly IPAddress ClientAddress = IPAddress.Parse("127.0.0.2");

    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private TestDatabase _database = null!;
    private ProxyProcess _proxy = null!;
    private string _thumbprint = "";
    private int _serverPort;
    private int _proxyPort;

    public TestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await OpenAsync();
        var certificate = new Certificate(_folder);
        _thumbprint = certificate.Thumbprint;
        _proxyPort = FreePort();
        _proxy = await StartAsync(_folder, certificate, $"127.0.0.1:{_proxyPort}", $"127.0.0.1:{_serverPort}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null) await _proxy.DisposeAsync();
        await Server.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser or an app that goes through the proxy and keeps cookies.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(Handler()) { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(60) };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        ConnectCallback = ConnectAsync,
        SslOptions = new()
        {
            RemoteCertificateValidationCallback = (_, shown, _,
            _) => shown is X509Certificate2 two && two.Thumbprint == _thumbprint
        },
    };

    /// <summary>Whom the server took for the caller of a path, after it had read the proxy's headers.</summary>
    internal Seen SeenAt(string path) => _seen[path];

    public Task CloseAsync() => Server.DisposeAsync().AsTask();

    /// <summary>Starts the server again on the same port, with the same data.</summary>
    public async Task OpenAsync() =>
        Server = await TestServer.StartAsync(
            Settle, realClock: true, services => services.AddSingleton<IStartupFilter>(new Watch(_seen)), _database, _serverPort);

    /// <param name="listen">Address and port.</param>
    /// <param name="upstream">Address and port of the server.</param>
    private protected abstract Task<ProxyProcess> StartAsync(TempFolder folder, Certificate certificate, string listen, string upstream);

    private CanteenSettings Settle(CanteenSettings settings)
    {
        _serverPort = new Uri(settings.Address).Port;
        return settings with { Address = Address, TrustedProxies = "127.0.0.1" };
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(ClientAddress, 0));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _proxyPort), ct);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    internal sealed record Seen(string Scheme, string Host, IPAddress? Client);

    /// <summary>The outermost middleware: what the middleware inside has changed in the request is still there when it returns.</summary>
    private sealed class Watch(ConcurrentDictionary<string, Seen> seen) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate inner) =>
            {
                var path = context.Request.Path.Value ?? "";
                await inner(context);
                seen[path] = new Seen(context.Request.Scheme, context.Request.Host.Value ?? "", context.Connection.RemoteIpAddress);
            });
            next(app);
        };
    }
}
