using System.CommandLine;
using Canteen.Server.Configuration;

namespace Canteen.Server.Commands;

/// <summary>The options that every command takes.</summary>
internal static class SharedOptions
{
    public static readonly Option<string?> Data = new("--data")
    {
        Description = "The folder for everything that isn't in the database (CANTEEN_DATA; default: data)",
        HelpName = "FOLDER",
    };

    public static readonly Option<string?> Database = new("--database")
    {
        Description = "sqlite:PATH or a PostgreSQL connection string (CANTEEN_DATABASE; default: canteen.db in the data folder)",
        HelpName = "WHICH",
    };

    public static CommandLineSettings Settings(this ParseResult parsed) => new(parsed.GetValue(Data), parsed.GetValue(Database));

    /// <summary>Adds the shared options, and runs the work in such a way that failures become sentences.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> work)
    {
        command.Add(Data);
        command.Add(Database);
        command.SetAction((parsed, ct) => Failure.GuardAsync(() => work(parsed, ct)));
        return command;
    }
}
