using System.CommandLine;
using Canteen.Features.Door.Passwords;

namespace Canteen.Server.Commands;

/// <summary><c>canteen user set-password</c>: sets a new password, which also signs the person out everywhere.</summary>
internal static class UserSetPasswordCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The handle, without the @" };
    private static readonly Option<string> Password = new("--password")
    {
        Description = "At least 10 characters", Required = true,
        HelpName = "TEXT"
    };

    public static Command Define() =>
        new Command("set-password", "Set a member's password and sign them out everywhere") { Name, Password }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var app = await Application.OpenAsync(parsed.Settings(), LogLevel.Warning, ct);
        var name = parsed.GetRequiredValue(Name).TrimStart('@');
        var done = await app.Services.GetRequiredService<SetPassword>().RunAsync(name, parsed.GetRequiredValue(Password), ct);
        if (done.Fault is { } fault) return await Failure.SayAboutMemberAsync(name, fault);
        Console.WriteLine($"@{name} has a new password, and was signed out everywhere.");
        return 0;
    }
}
