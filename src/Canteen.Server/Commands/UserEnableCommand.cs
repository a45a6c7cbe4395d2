using System.CommandLine;
using Canteen.Features.Door.Approvals;

namespace Canteen.Server.Commands;

/// <summary><c>canteen user enable</c>: enables a disabled member again.</summary>
internal static class UserEnableCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The handle, without the @" };

    public static Command Define() => new Command("enable", "Enable a member's account again") { Name }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var app = await Application.OpenAsync(parsed.Settings(), LogLevel.Warning, ct);
        var name = parsed.GetRequiredValue(Name).TrimStart('@');
        var done = await app.Services.GetRequiredService<EnableMember>().RunAsync(name, ct);
        if (done.Fault is { } fault) return await Failure.SayAboutMemberAsync(name, fault);
        Console.WriteLine($"@{name} can come in again.");
        return 0;
    }
}
