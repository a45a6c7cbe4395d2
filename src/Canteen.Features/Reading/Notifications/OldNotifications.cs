using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Has notifications pruned where other leftovers are cleared, by one node of all.</summary>
internal sealed class OldNotifications(PruneNotifications prune) : ICleanup
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMinutes(30);

    /// <returns>Always false: one round takes all there is, a slice at a time.</returns>
    public async Task<bool> ClearAsync(CancellationToken ct)
    {
        await prune.RunAsync(AtMostEvery, ct);
        return false;
    }
}
