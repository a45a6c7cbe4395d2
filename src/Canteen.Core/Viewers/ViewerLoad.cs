using Canteen.Core.Caching;

namespace Canteen.Core.Viewers;

/// <summary>
/// A viewer that is being loaded: to be begun before the database is asked, so that nothing that happens meanwhile is missed.
/// </summary>
/// <param name="epoch">See <see cref="ViewerCache.Epoch"/>.</param>
internal sealed class ViewerLoad(AccountId whose, EventBuffer<ViewerChange>.Recording recording, int epoch) : IDisposable
{
    public AccountId Whose => whose;

    public int Epoch => epoch;

    /// <summary>Must be read under the lock of the cache.</summary>
    public IEnumerable<ViewerChange> Missed => recording.Start.Later.Where(change => change.Whose == whose || change is TagGroupsChange);

    public void Dispose() => recording.Dispose();
}
