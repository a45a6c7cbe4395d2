namespace Canteen.Features.Platform.Streams;

/// <summary>What listens, and how.</summary>
public enum StreamKind
{
    /// <summary>A page of the web app, by server-sent events.</summary>
    Page,

    /// <summary>An app, by server-sent events.</summary>
    Events,

    /// <summary>An app, by WebSocket.</summary>
    Socket,
}
