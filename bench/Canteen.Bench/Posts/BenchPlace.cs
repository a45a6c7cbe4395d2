using Canteen.Core;
using Canteen.Features.Door.OAuth;
using Canteen.Features.Door.SignUp;
using Canteen.Server;
using Canteen.Server.Configuration;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Posts;

/// <summary>
/// A folder on the disk of the repository (a sync would cost nothing on a memory disk), with databases of 64 members each.
/// </summary>
internal sealed class BenchPlace(string folder) : IAsyncDisposable
{
    private readonly string _root = Directory.CreateDirectory(Path.Combine(folder, $"posts-{Environment.ProcessId}")).FullName;

    public static string TextOf(int number) =>
        $"Post {number}: the kettle on the ward is descaled, the rota is up, and there is soup in the fridge with a ladle. #SmallWins";

    public string FolderFor(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    public static string DatabaseIn(string folder) => "sqlite:" + Path.Combine(folder, "canteen.db");

    /// <summary>The application with a new database in <paramref name="folder"/>, not started.</summary>
    /// <param name="services">Changes to the registrations.</param>
    public static async Task<WebApplication> BuildAsync(string folder, Action<IServiceCollection>? services = null)
    {
        var settings = new CanteenSettings { DataFolder = folder, Address = "http://localhost:5000", RateLimits = false };
        var options = new ServerOptions(settings, new DatabaseSettings(DatabaseIn(folder)), "http://127.0.0.1:0");
        var app = CanteenHost.Build(options, builder =>
        {
            // The members never sign in, so hashing their passwords need not be slow.
            builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
            services?.Invoke(builder.Services);
        });
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        return app;
    }

    public static async Task<List<(AccountId Id, string Token)>> AddMembersAsync(WebApplication app)
    {
        var members = new List<(AccountId, string)>();
        for (var i = 0; i < PostsBench.Writers; i++)
        {
            var id = (await app.Services.GetRequiredService<CreateUser>()
                .RunAsync($"writer{i}", $"writer{i}@example.org", "a long enough one", "member", CancellationToken.None)).Value;
            members.Add((id, (await app.Services.GetRequiredService<CreateToken>().RunAsync(
                $"writer{i}", "write", CancellationToken.None)).Value.Text));
        }
        return members;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
