using System.CommandLine;
using Canteen.Core;

namespace Canteen.Server.Commands;

/// <summary><c>canteen run</c>: serves until it is told to end (SIGTERM or Ctrl+C), then finishes what it has begun.</summary>
internal static class RunCommand
{
    private static readonly Option<string?> Listen = new("--listen")
    {
        Description = "Where to listen, http://HOST:PORT, * for every network (CANTEEN_LISTEN; default: http://localhost:5000)",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string?> Address = new("--address")
    {
        Description = "The public address, https://canteen.example. It is part of every post and profile, so it can't be changed later (CANTEEN_ADDRESS)",
        HelpName = "ADDRESS",
    };

    public static Command Define() => new Command("run", "Run the server") { Listen, Address }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var asked = parsed.Settings() with { Listen = parsed.GetValue(Listen), Address = parsed.GetValue(Address) };
        await using var app = await Application.OpenAsync(asked, LogLevel.Information, ct);
        await app.StartAsync(ct);
        Console.WriteLine($"Canteen is open at {app.Services.GetRequiredService<CanteenSettings>().Address}");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
