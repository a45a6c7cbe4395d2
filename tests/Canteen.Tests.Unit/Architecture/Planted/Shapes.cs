using Canteen.Storage;

namespace Canteen.Tests.Unit.Architecture.Planted;

/// <summary>Planted: an interface that only one class implements.</summary>
public interface ILonely;

public sealed class OnlyOne : ILonely;

/// <summary>Planted: a use case that does two things.</summary>
public sealed class Chatty
{
    public Task RunAsync(CancellationToken ct) => Task.FromCanceled(ct);

    public void AndAlso() => GC.KeepAlive(this);
}

/// <summary>Planted: nothing uses it.</summary>
public sealed class Forgotten;

/// <summary>Planted: a class that writes and has two public methods.</summary>
public sealed class Scribbler(Database database)
{
    public Task<int> WriteOneAsync(CancellationToken ct) => database.WriteAsync(tx => tx.ExecuteAsync("SELECT 1"), ct);

    public Task<int> WriteTwoAsync(CancellationToken ct) => database.WriteAsync(tx => tx.ExecuteAsync("SELECT 2"), ct);
}
