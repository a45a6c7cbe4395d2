using System.Collections.Concurrent;
using Canteen.Testing;

namespace Canteen.Tests.Browser;

/// <summary>One server for a class of tests, with a few members of the cast. Members who have signed in once stay signed in.</summary>
public sealed class Table(Chromium chromium) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _signedIn = new(StringComparer.Ordinal);
    private TestServer? _server;

    public TestServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");
    public Member Amara { get; private set; } = null!;
    public Member Ben { get; private set; } = null!;
    public Member Ela { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(realClock: true);
        (Amara, Ben, Ela) = (await Server.MemberAsync("amara"), await Server.MemberAsync("ben"), await Server.MemberAsync("ela"));
        await Amara.FollowAsync(Ben);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>A browser of somebody who is not signed in.</summary>
    public Task<Visit> VisitorAsync(Guest? guest = null) => Visit.StartAsync(chromium, Server, guest);

    /// <summary>A browser of a member who is signed in.</summary>
    public async Task<Visit> ComeInAsync(string handle, Guest? guest = null)
    {
        if (_signedIn.TryGetValue(handle, out var cookies)) return await Visit.StartAsync(chromium, Server, guest, cookies);
        var visit = await Visit.StartAsync(chromium, Server, guest);
        await visit.SignInAsync(handle);
        _signedIn[handle] = await visit.Page.Context.StorageStateAsync();
        return visit;
    }
}
