using Canteen.Core.Audiences;
using Canteen.Core.Timelines;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Something to send to listeners, in the order of the event log.</summary>
public abstract record StreamEvent;

/// <summary>An entry was added to timelines of people's own, homes and lists, or removed from them.</summary>
public sealed record TimelineStreamEvent(TimelineNews News) : StreamEvent
{
    /// <summary>The subscriptions to the timelines concerned.</summary>
    public List<Subscription> Whose { get; } = [];
}

/// <summary>A public post was published or deleted.</summary>
/// <param name="People">They decide who does not want to hear of it, or must not.</param>
/// <param name="Places">Where it is heard; see <see cref="Subscriptions"/>.</param>
public sealed record PublicStreamEvent(PostId Post, bool Gone, PeopleOfPost People, IReadOnlyList<string> Places) : StreamEvent
{
    /// <summary>It is told to those who listen to its tweetchat, if it is shown there.</summary>
    public bool OfChat { get; init; }
}

/// <summary>A tweetchat is not what it was.</summary>
public sealed record ChatStreamEvent(ChatChanged Changed) : StreamEvent;

public sealed record NotificationStreamEvent(PersonNotified Told) : StreamEvent;

/// <summary>Somebody changed their filters, perhaps with another app than the one that listens.</summary>
public sealed record FiltersStreamEvent(AccountId Owner) : StreamEvent;
