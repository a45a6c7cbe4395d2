using Canteen.Storage;

namespace Canteen.Core.Viewers;

/// <summary>Reads the initial state of a viewer.</summary>
public sealed class ViewerReader(FlagReader flags)
{
    internal const string FollowsSql = "SELECT followee_id, show_boosts, languages FROM follows WHERE follower_id = @viewer";

    internal async Task<ViewerStart> ReadAsync(ReadSession db, AccountId viewer)
    {
        var follows = await db.QueryAsync<FollowedRow>(FollowsSql, new { viewer });
        var (marked, muted) = await flags.NewestAsync(db, viewer);
        return new ViewerStart(new Followed(follows), marked, muted);
    }
}

/// <summary>The initial state of a viewer, from one snapshot of the database.</summary>
/// <param name="Muted">Threads, by their first posts.</param>
internal sealed record ViewerStart(Followed Followed, LoadedFlags Marked, LoadedFlags Muted);
