using Canteen.Features.Platform;
using Canteen.Server;
using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

Directory.CreateDirectory("data");
var settings = new CanteenSettings { DataFolder = "data", Address = "http://localhost:5000" };
await using var app = CanteenHost.Build(
    new ServerOptions(settings, new DatabaseSettings("sqlite:data/canteen.db"), "http://localhost:5000"),
    builder => builder.Logging.AddSimpleConsole());
await app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
await app.RunAsync();
