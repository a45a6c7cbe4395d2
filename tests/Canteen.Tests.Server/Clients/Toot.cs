using Canteen.Testing;

namespace Canteen.Tests.Server.Clients;

/// <summary>toot, the command line client, as Debian packages it, with its own home folder.</summary>
internal sealed class Toot(TestServer server) : IDisposable
{
    private readonly TempFolder _home = new();

    /// <summary>Signs in as a person does: toot shows an address, the browser shows a code, and the code is typed into toot.</summary>
    public async Task SignInAsync(string handle)
    {
        await using var client = Start("login", "--instance", server.Settings.Domain, "--disable-https");
        string? line;
        do line = await client.ReadLineAsync();
        while (line is not null && !line.StartsWith("http", StringComparison.Ordinal));
        Assert.True(line is not null, $"toot showed no address. It said:\n{client}");
        await client.WriteLineAsync("n");
        await client.WriteLineAsync(await Consent.GiveAsync(server, handle, line.Trim()));
        Assert.Contains("Successfully logged in", await client.FinishAsync(), StringComparison.Ordinal);
    }

    /// <returns>Its output with line breaks replaced by spaces, because toot wraps long lines.</returns>
    public async Task<string> RunAsync(params string[] arguments)
    {
        await using var client = Start(arguments);
        return string.Join(' ', (await client.FinishAsync()).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _home.Dispose();

    private ClientProcess Start(params string[] arguments) =>
        ClientProcess.Start("toot", "/usr/bin/toot", [.. arguments, "--no-color"], ("XDG_CONFIG_HOME", _home.Path), ("HOME", _home.Path));
}
