using Canteen.Core;
using Canteen.Storage;

namespace Canteen.Server.Configuration;

/// <summary>
/// Everything that a process needs to be told. <paramref name="Listen"/>: <c>http://host:port</c>, several separated by semicolons.
/// </summary>
public sealed record ServerOptions(CanteenSettings Settings, DatabaseSettings Database, string Listen)
{
    /// <summary>The variables <c>OTEL_*</c> if they name a collector; if empty, metrics and traces are not sent anywhere.</summary>
    public IReadOnlyDictionary<string, string> Telemetry { get; init; } = new Dictionary<string, string>();
}
