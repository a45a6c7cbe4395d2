using Canteen.Server.Configuration;
using Canteen.Storage;
using Microsoft.Extensions.Logging.Console;

namespace Canteen.Server.Commands;

/// <summary>The application over a migrated database, put together for one command.</summary>
internal static class Application
{
    public static async Task<WebApplication> OpenAsync(
        CommandLineSettings asked, LogLevel log, CancellationToken ct, Action<WebApplicationBuilder>? adjust = null)
    {
        var options = asked.Resolve(Variables.OfProcess);
        MakeDataFolder(options.Settings.DataFolder);
        var app = CanteenHost.Build(options, builder =>
        {
            AddLog(builder.Logging, log);
            adjust?.Invoke(builder);
        });
        try
        {
            await app.Services.GetRequiredService<Migrator>().MigrateAsync(ct);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static void MakeDataFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".writable-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The data folder {folder} cannot be written: {e.Message}");
        }
    }

    private static void AddLog(ILoggingBuilder logging, LogLevel least) => logging
        .SetMinimumLevel(least)
        .AddFilter("Microsoft", LogLevel.Warning)
        // If the host fails to start, the command itself says why, without the stack trace that the host would log.
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
}
