using Canteen.Core.Timelines;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Something to be told, in the order of the log.</summary>
public abstract record StreamEvent;

/// <summary>An entry came into home timelines, or left them.</summary>
public sealed record HomeStreamEvent(TimelineNews News) : StreamEvent
{
    /// <summary>Everyone whose home it was.</summary>
    public List<Subscription> Whose { get; } = [];
}

/// <summary>A post was published or deleted that is public.</summary>
/// <param name="Places">Where it is heard; see <see cref="Subscriptions"/>.</param>
public sealed record PublicStreamEvent(PostId Post, bool Gone, IReadOnlyList<string> Places) : StreamEvent;

public sealed record NotificationStreamEvent(PersonNotified Told) : StreamEvent;
