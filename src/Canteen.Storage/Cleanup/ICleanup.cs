namespace Canteen.Storage;

/// <summary>A kind of rows that nobody needs any more after some time. Several processes may clear them at once.</summary>
public interface ICleanup
{
    /// <summary>Removes some, in a transaction of bounded size.</summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> ClearAsync(CancellationToken ct);
}
