using System.Diagnostics.Metrics;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading.Streaming;

/// <summary>Follows the metrics of a server's streams.</summary>
internal sealed class StreamCount : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly MeterListener _meters = new();
    private readonly Lock _guard = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _open, _opened, _awaited = long.MaxValue;

    public StreamCount(TestServer server)
    {
        var factory = server.Services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "canteen.streams.open" } && ReferenceEquals(instrument.Meter.Scope, factory))
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((_, change, _, _) => Count(change));
        _meters.Start();
    }

    /// <summary>Returns when that many have been opened and none is open.</summary>
    public Task EmptyAsync(long after)
    {
        lock (_guard) _awaited = after;
        Count(0);
        return _empty.Task.WaitAsync(Patience);
    }

    public void Dispose() => _meters.Dispose();

    private void Count(long change)
    {
        lock (_guard)
        {
            _open += change;
            if (change > 0) _opened++;
            if (_opened >= _awaited && _open == 0) _empty.TrySetResult();
        }
    }
}
