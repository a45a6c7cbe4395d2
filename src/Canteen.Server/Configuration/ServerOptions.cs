using Canteen.Core;
using Canteen.Storage;

namespace Canteen.Server.Configuration;

/// <summary>All that a process needs to be told. <paramref name="Listen"/>: <c>http://host:port</c>, several with a semicolon between.</summary>
public sealed record ServerOptions(CanteenSettings Settings, DatabaseSettings Database, string Listen)
{
    /// <summary>The variables <c>OTEL_*</c> when they name a collector; empty: metrics and traces go nowhere.</summary>
    public IReadOnlyDictionary<string, string> Telemetry { get; init; } = new Dictionary<string, string>();
}
