using System.CommandLine;

namespace Canteen.Server.Commands;

/// <summary>The program <c>canteen</c>. Exit codes: 0 done, 1 failed, 2 wrong usage; the reason is a sentence on standard error.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        // Otherwise @amara would be read as a file with more arguments, not as a member.
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0) return await ComplainAsync(parsed);
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // The web host itself stops gracefully when the process is told to end.
            ProcessTerminationTimeout = null,
        });
    }

    private static RootCommand Root() => new("Canteen, a microblog for the people who work in health and care.")
    {
        RunCommand.Define(),
        MigrateCommand.Define(),
        new Command("user", "Create members, set passwords, disable and enable accounts")
        {
            UserCreateCommand.Define(), UserSetPasswordCommand.Define(), UserDisableCommand.Define(), UserEnableCommand.Define(),
        },
        new Command("token", "Create access tokens for scripts") { TokenCreateCommand.Define() },
        new Command("search", "Look after the search") { SearchRebuildCommand.Define() },
        new Command("seed", "Fill an empty server with demo content") { SeedDemoCommand.Define() },
    };

    private static async Task<int> ComplainAsync(ParseResult parsed)
    {
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("Run with --help to see the commands and options.");
        return 2;
    }
}
