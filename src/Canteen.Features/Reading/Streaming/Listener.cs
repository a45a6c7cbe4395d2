using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Streaming;

/// <summary>One connection of one person, with its subscriptions. Only the connection itself adds and removes them.</summary>
public sealed class Listener(OpenStream stream, Action<Listener> close) : IDisposable
{
    private readonly Dictionary<string, IDisposable> _heard = [];

    public OpenStream Stream => stream;
    public AccountId Account => stream.Request.Caller.Account!.Value;
    public ScopeSet Scopes => stream.Request.Caller.Scopes;
    public bool IsSocket => stream.Request.Kind == StreamKind.Socket;
    public int Count => _heard.Count;

    public bool Hears(Topic topic) => _heard.ContainsKey(topic.Key);

    public void Add(Topic topic, IDisposable end) => _heard.Add(topic.Key, end);

    public void Remove(Topic topic)
    {
        if (_heard.Remove(topic.Key, out var end)) end.Dispose();
    }

    public void Dispose()
    {
        foreach (var end in _heard.Values) end.Dispose();
        _heard.Clear();
        close(this);
    }
}

/// <summary>A listener, and the topic for which it hears something.</summary>
public sealed record Subscription(Listener Listener, Topic Topic);
