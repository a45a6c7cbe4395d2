using System.CommandLine;
using Canteen.Features.Door.SignUp;

namespace Canteen.Server.Commands;

/// <summary><c>canteen user create</c>: creates a confirmed member without sending a mail.</summary>
internal static class UserCreateCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The handle, without the @" };
    private static readonly Option<string> Email = new("--email")
    {
        Description = "The email address to sign in with", Required = true,
        HelpName = "ADDRESS"
    };
    private static readonly Option<string> Password = new("--password")
    {
        Description = "At least 10 characters", Required = true,
        HelpName = "TEXT"
    };

    private static readonly Option<string> Role = new("--role")
    {
        Description = "member, moderator or admin", DefaultValueFactory = _ => "member", HelpName = "ROLE",
    };

    public static Command Define() => new Command("create", "Create a confirmed member") { Name, Email, Password, Role }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var app = await Application.OpenAsync(parsed.Settings(), LogLevel.Warning, ct);
        var name = parsed.GetRequiredValue(Name).TrimStart('@');
        var made = await app.Services.GetRequiredService<CreateUser>().RunAsync(
            name, parsed.GetRequiredValue(Email), parsed.GetRequiredValue(Password), parsed.GetRequiredValue(Role), ct);
        if (made.Fault is { } fault) return await Failure.SayAsync(fault);
        Console.WriteLine($"@{name} can sign in.");
        return 0;
    }
}
