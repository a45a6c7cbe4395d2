using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Reading.Trends;

/// <summary>What moderators see of trends.</summary>
/// <param name="Posts">Those of the board that the moderator may see.</param>
/// <param name="Refused">What was refused last, newest first; also what is not on the board any more.</param>
public sealed record TrendReview(
    TrendBoard Board, IReadOnlyList<TrendingShownPost> Posts, IReadOnlyList<(TrendKind Kind, string Subject)> Refused);

/// <summary>All that enough people use, shown or not, for moderators to decide on.</summary>
public sealed class ReviewTrends(Database database, TrendCache trends, ListTrendingPosts list)
{
    private const int MostRefused = 100;

    /// <returns>404 for members.</returns>
    public async Task<Outcome<TrendReview>> RunAsync(AccountId me, CancellationToken ct)
    {
        if (!await database.ReadAsync(db => StaffGate.IsStaffAsync(db, me), ct)) return Fault.NotFound;
        var board = await trends.FindAsync(ct);
        var refused = await database.ReadAsync(db => RulingRows.RefusedAsync(db, MostRefused), ct);
        return new TrendReview(
            board, await list.ShowAsync(board.Posts, me, ct), refused.ConvertAll(row => ((TrendKind)row.Kind, row.Subject)));
    }
}
