using System.Net;
using System.Net.Sockets;
using Canteen.Testing;
using Canteen.Tests.Server.Clients;

namespace Canteen.Tests.Server.Harness;

/// <summary>Programs that never do what they should: tests wait for a while, end them, and report it.</summary>
[Trait("engine", "either")]
public sealed class ProgramTests : IDisposable
{
    private readonly TempFolder _data = new();

    [Fact]
    public async Task A_client_that_says_nothing_is_ended()
    {
        await using var client = ClientProcess.Start(TimeSpan.FromSeconds(2), "coreutils", "/usr/bin/sleep", ["1000"]);
        var failure = await Assert.ThrowsAsync<TimeoutException>(client.FinishAsync);
        Assert.Contains("and was ended", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_opens_is_ended()
    {
        // Accepts connections, and never answers.
        using var database = new TcpListener(IPAddress.Loopback, 0);
        database.Start();
        var silent = $"Host=127.0.0.1;Port={((IPEndPoint)database.LocalEndpoint).Port};Username=canteen;Timeout=0";
        List<string> said = [];
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => CanteenProcess.ServeAsync(_data.Path, silent, patience: TimeSpan.FromSeconds(2), say: said.Add));
        Assert.All(said, line => Assert.Contains("was not open after 2 s", line, StringComparison.Ordinal));
        Assert.NotEmpty(said);
        Assert.StartsWith("canteen run did not open", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();
}
