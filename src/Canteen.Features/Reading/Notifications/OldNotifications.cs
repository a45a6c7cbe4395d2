using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Prunes notifications as part of the cleanup, which one node does for all.</summary>
internal sealed class OldNotifications(PruneNotifications prune) : ICleanup
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMinutes(30);

    /// <returns>Always false: one run removes everything that is due, slice by slice.</returns>
    public async Task<bool> ClearAsync(CancellationToken ct)
    {
        await prune.RunAsync(AtMostEvery, ct);
        return false;
    }
}
