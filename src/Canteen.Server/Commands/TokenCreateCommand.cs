using System.CommandLine;
using Canteen.Features.Door.OAuth;

namespace Canteen.Server.Commands;

/// <summary><c>canteen token create</c>: creates an access token for a script. Prints only the token.</summary>
internal static class TokenCreateCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The handle, without the @" };

    private static readonly Option<string> Scopes = new("--scopes")
    {
        Description = "The scopes it grants, separated by spaces", DefaultValueFactory = _ => "read write follow push", HelpName = "SCOPES",
    };

    public static Command Define() => new Command("create", "Create an access token for a member") { Name, Scopes }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var app = await Application.OpenAsync(parsed.Settings(), LogLevel.Warning, ct);
        var name = parsed.GetRequiredValue(Name).TrimStart('@');
        var made = await app.Services.GetRequiredService<CreateToken>().RunAsync(name, parsed.GetRequiredValue(Scopes), ct);
        if (made.Fault is { } fault) return await Failure.SayAboutMemberAsync(name, fault);
        Console.WriteLine(made.Value.Text);
        return 0;
    }
}
