using System.CommandLine;

namespace Canteen.Server.Commands;

/// <summary><c>canteen migrate</c>: brings the database to the schema that this program needs.</summary>
internal static class MigrateCommand
{
    public static Command Define() =>
        new Command("migrate", "Update the database to this version; `run` does this too").Does(async (parsed, ct) =>
        {
            await using var app = await Application.OpenAsync(parsed.Settings(), LogLevel.Warning, ct);
            Console.WriteLine("The database is up to date.");
            return 0;
        });
}
