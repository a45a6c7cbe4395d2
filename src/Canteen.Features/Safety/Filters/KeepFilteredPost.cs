using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Safety.Filters;

/// <summary>Puts a single post into a filter. 404: a filter or a post that is unknown, or not theirs to see.</summary>
public sealed class KeepFilteredPost(Database database, PostGate gate)
{
    public Task<Outcome<FilteredPost>> RunAsync(AccountId owner, Id<Filter> id, PostId post, CancellationToken ct) =>
        database.WriteAsync<Outcome<FilteredPost>>(
            async tx =>
            {
                if (await FilterRows.FindAsync(tx, owner, id) is null) return Fault.NotFound;
                if (await gate.VisibleOriginalAsync(tx, post, owner) is not { } seen) return Fault.NotFound;
                await tx.ExecuteAsync(
                    "INSERT INTO filter_posts (id, filter_id, account_id, post_id) VALUES (@New, @id, @owner, @Kept) ON CONFLICT DO NOTHING",
                    new { New = tx.NewId<FilteredPost>(), id, owner, Kept = seen.Id });
                var kept = (await FilterRows.FindAsync(tx, owner, id))!.Posts.First(known => known.Post == seen.Id);
                return await FilterRows.DoneAsync(tx, owner, kept);
            },
            ct);
}
