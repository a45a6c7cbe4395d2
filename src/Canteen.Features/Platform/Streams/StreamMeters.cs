using System.Diagnostics.Metrics;

namespace Canteen.Features.Platform.Streams;

/// <summary>Measures streams, under the meter <c>Canteen.Streams</c>, each figure by kind of stream.</summary>
public sealed class StreamMeters
{
    private readonly UpDownCounter<long> _open;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _refused;

    public StreamMeters(IMeterFactory meters)
    {
        var meter = meters.Create("Canteen.Streams");
        _open = meter.CreateUpDownCounter<long>("canteen.streams.open", "{stream}", "Streams that are open");
        _sent = meter.CreateCounter<long>("canteen.streams.sent", "{frame}", "Frames taken by who listens");
        _ended = meter.CreateCounter<long>(
            "canteen.streams.ended", "{stream}", "Streams that are over, by the reason: Behind was told to resync");
        _refused = meter.CreateCounter<long>(
            "canteen.streams.refused", "{stream}", "Streams that were not opened because a limit was reached");
    }

    public void Opened(StreamKind kind) => _open.Add(1, Tag(kind));

    public void Closed(StreamKind kind, StreamEnd why)
    {
        _open.Add(-1, Tag(kind));
        _ended.Add(1, Tag(kind), new("why", why.ToString()));
    }

    public void Sent(StreamKind kind) => _sent.Add(1, Tag(kind));

    public void Refused(StreamKind kind) => _refused.Add(1, Tag(kind));

    private static KeyValuePair<string, object?> Tag(StreamKind kind) => new("kind", Names[(int)kind]);

    private static readonly string[] Names = Enum.GetNames<StreamKind>();
}
