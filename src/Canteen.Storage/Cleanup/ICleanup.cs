namespace Canteen.Storage;

/// <summary>Deletes a kind of rows that are not needed after some time. Several processes may do so at once.</summary>
public interface ICleanup
{
    /// <summary>Deletes some, in a transaction of bounded size.</summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> ClearAsync(CancellationToken ct);
}
