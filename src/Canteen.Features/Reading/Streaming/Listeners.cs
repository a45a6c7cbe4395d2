using System.Collections.Concurrent;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Streaming;

/// <summary>All the connections of this room on this node.</summary>
public sealed class Listeners
{
    private readonly ConcurrentDictionary<Listener, bool> _all = new();

    /// <summary>The listener is registered until it is disposed.</summary>
    public Listener Add(OpenStream stream)
    {
        var listener = new Listener(stream, one => _all.TryRemove(one, out _));
        _all[listener] = true;
        return listener;
    }

    public void EndAll(StreamEnd why)
    {
        foreach (var listener in _all.Keys) listener.Stream.End(why);
    }
}
