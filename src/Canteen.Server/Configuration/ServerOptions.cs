using Canteen.Features.Platform;
using Canteen.Storage;

namespace Canteen.Server.Configuration;

/// <summary>All that a process needs to be told. <paramref name="Listen"/>: <c>http://host:port</c>, several with a semicolon between.</summary>
public sealed record ServerOptions(CanteenSettings Settings, DatabaseSettings Database, string Listen);
