using System.CommandLine;

namespace Canteen.Server.Commands;

/// <summary><c>canteen migrate</c>: brings the database to the schema that this program needs.</summary>
internal static class MigrateCommand
{
    public static Command Define() =>
        new Command("migrate", "Bring the database to the shape of this version; `run` does it too").Does(async (parsed, ct) =>
        {
            await using var app = await Application.OpenAsync(parsed.Settings(), LogLevel.Warning, ct);
            Console.WriteLine("The database is up to date.");
            return 0;
        });
}
