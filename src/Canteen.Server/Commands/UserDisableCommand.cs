using System.CommandLine;
using Canteen.Features.Door.Approvals;

namespace Canteen.Server.Commands;

/// <summary><c>canteen user disable</c>: disables a member, whose apps and browsers are refused from now on.</summary>
internal static class UserDisableCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The handle, without the @" };

    public static Command Define() =>
        new Command("disable", "Disable a member's account: their apps and browsers are signed out at once") { Name }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var app = await Application.OpenAsync(parsed.Settings(), LogLevel.Warning, ct);
        var name = parsed.GetRequiredValue(Name).TrimStart('@');
        var done = await app.Services.GetRequiredService<DisableMember>().RunAsync(name, ct);
        if (done.Fault is { } fault) return await Failure.SayAboutMemberAsync(name, fault);
        Console.WriteLine($"@{name} is shut out.");
        return 0;
    }
}
