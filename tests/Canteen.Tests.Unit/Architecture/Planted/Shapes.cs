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

/// <summary>Planted: nobody knows it.</summary>
public sealed class Forgotten;
