namespace Canteen.Features.Reading.Streaming;

/// <summary>Does something when disposed.</summary>
internal sealed class DisposableAction(Action end) : IDisposable
{
    public void Dispose() => end();
}
