using System.Net;
using System.Net.Sockets;
using Canteen.Core;
using Canteen.Features;
using Canteen.Server;
using Canteen.Server.Configuration;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Canteen.Testing;

/// <summary>The real application on a real port of this machine, with its own database.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase? _database;
    private readonly TempFolder _data;
    private readonly FakeClock? _clock;

    private TestServer(WebApplication app, TestDatabase? database, TempFolder data, FakeClock? clock, CapturedLog log)
    {
        (_app, _database, _data, _clock, Log) = (app, database, data, clock, log);
        Settings = app.Services.GetRequiredService<CanteenSettings>();
    }

    public CanteenSettings Settings { get; }

    /// <summary>The root address, without a slash at the end.</summary>
    public string Address => Settings.Address;

    /// <summary>The folder that <c>--data</c> would name.</summary>
    public string DataFolder => Settings.DataFolder;

    public CapturedLog Log { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>For white-box checks.</summary>
    public Database Database => Services.GetRequiredService<Database>();

    public FakeClock Clock => _clock ?? throw new InvalidOperationException("This server runs by the real clock.");

    /// <param name="settings">Changes to the settings of tests: sign-ups open, no rate limits, mails into the data folder.</param>
    /// <param name="realClock">For browsers, which let cookies expire by real time.</param>
    /// <param name="services">Changes to the registrations.</param>
    /// <param name="database">An existing database, which the caller disposes; null for a new one.</param>
    /// <param name="routes">Further routes.</param>
    /// <param name="port">The port of a server that has stopped; 0 for any.</param>
    /// <param name="startClock">Null for a clock that starts at <see cref="FakeClock.Start"/>.</param>
    /// <param name="without">The class of a room that is left out.</param>
    public static async Task<TestServer> StartAsync(
        Func<CanteenSettings, CanteenSettings>? settings = null, bool realClock = false, Action<IServiceCollection>? services = null,
        TestDatabase? database = null, int port = 0, FakeClock? startClock = null, Action<IEndpointRouteBuilder>? routes = null,
        Type? without = null)
    {
        var data = new TempFolder();
        var own = database is null ? await TestDatabase.CreateAsync() : null;
        var clock = realClock ? null : startClock ?? new FakeClock();
        var log = new CapturedLog();
        var socket = BoundSocket(port);
        var address = "http://" + socket.LocalEndPoint;
        var start = new CanteenSettings { DataFolder = data.Path, Address = address, RateLimits = false };
        var options = new ServerOptions(settings?.Invoke(start) ?? start, (database ?? own!).Settings, address);
        var app = CanteenHost.Build(options, builder =>
        {
            builder.Logging.AddProvider(log);
            builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => socket);
            if (clock is not null) builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = KnownSecrets.HashRounds);
            services?.Invoke(builder.Services);
        }, [.. House.Rooms.Where(room => room.GetType() != without)]);
        routes?.Invoke(app);
        await app.StartAsync();
        return new TestServer(app, own, data, clock, log);
    }

    /// <summary>Makes a confirmed member with the password <see cref="PasswordOfMembers"/> and an access token.</summary>
    public async Task<Member> MemberAsync(string handle, string scopes = "read write follow push profile", string role = "member")
    {
        var (id, token) = await Newcomer.InsertAsync(Database, handle, scopes, role);
        return new Member(this, id, handle, token.Text);
    }

    /// <summary>A member of an earlier server on the same database.</summary>
    public Member Again(Member member) => new(this, member.Id, member.Handle, member.Token);

    public static string PasswordOfMembers => KnownSecrets.Password;

    /// <summary>Another token for a member, as if they had signed in with a second app.</summary>
    public async Task<Member> SecondTokenAsync(Member member, string scopes)
    {
        var token = Secret<AccessToken>.New();
        await Database.WriteAsync(
            async tx =>
            {
                await Newcomer.InsertTokenAsync(tx, member.Id, token, scopes);
                return token;
            },
            CancellationToken.None);
        return new Member(this, member.Id, member.Handle, token.Text);
    }

    /// <summary>A client without token and cookies; redirects are returned rather than followed.</summary>
    public HttpClient Visitor() =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };

    /// <summary>A browser with cookies that has not signed in.</summary>
    public HttpClient Browser()
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        return new HttpClient(new CookieJar(handler, Services.GetRequiredService<TimeProvider>())) { BaseAddress = new Uri(Address) };
    }

    /// <summary>A browser in which the member has signed in through the sign-in page.</summary>
    public async Task<HttpClient> BrowserAsync(string handle)
    {
        var browser = Browser();
        await SignInForm.SubmitAsync(browser, $"{handle}@example.org", KnownSecrets.Password, Log);
        return browser;
    }

    /// <summary>Returns when every reaction and live tail has heard every event and no job is due.</summary>
    public Task DrainAsync() => Services.GetRequiredService<EventPipeline>().DrainAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        _data.Dispose();
    }

    // Bound here rather than by Kestrel, so that the settings can hold the address before anything starts.
    private static Socket BoundSocket(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }
}
