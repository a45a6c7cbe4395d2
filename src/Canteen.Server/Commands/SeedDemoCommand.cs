using System.CommandLine;
using Canteen.Server.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Canteen.Server.Commands;

/// <summary><c>canteen seed demo</c>: creates invented health and care staff, and two weeks of their posts.</summary>
internal static class SeedDemoCommand
{
    public static Command Define() => new Command("demo", "Fill an empty server with invented people and their posts").Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var clock = new DemoClock(now - TimeSpan.FromDays(16));
        await using var app = await Application.OpenAsync(parsed.Settings(), LogLevel.Warning, ct, builder => builder.Services
            .AddSingleton(clock).AddSingleton<DemoPeople>().AddSingleton<DemoMembers>().AddSingleton<DemoTalk>().AddSingleton<SeedDemo>()
            .AddSingleton<IDemoChapter>(services => services.GetRequiredService<DemoPeople>())
            .AddSingleton<IDemoChapter, DemoPacks>().AddSingleton<IDemoChapter, DemoOrganisations>()
            .AddSingleton<IDemoChapter, DemoChats>()
            .AddSingleton<IDemoChapter>(services => services.GetRequiredService<DemoTalk>()).AddSingleton<IDemoChapter, DemoShelf>()
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))
            .Replace(ServiceDescriptor.Singleton<IServer, SilentServer>()));
        await app.StartAsync(ct);
        var refusal = await app.Services.GetRequiredService<SeedDemo>().RunAsync(now, ct);
        await app.StopAsync(ct);
        if (refusal is not null) return await Failure.SayAsync(refusal);
        Console.WriteLine($"The demo is ready. Sign in as {Cast.Find(Cast.Host)!.Email} with the password: {Cast.Password}");
        return 0;
    }
}
