using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>
/// Follows a hashtag: public posts with it come into one's home. Doing it again changes nothing, nor does it where one follows another that
/// is read together with it. 404: it cannot be a hashtag; 422: more
/// than <see cref="Most"/>.
/// </summary>
public sealed class FollowTag(Database database, LoadFollowedTag load)
{
    /// <summary>How many hashtags somebody may follow: all of them are in memory while that person reads.</summary>
    public const int Most = 200;

    private const string KeepSql =
        """
        INSERT INTO followed_tags (id, account_id, name, display, created_at) VALUES (@Id, @me, @name, @Display, @Now)
        ON CONFLICT DO NOTHING
        """;

    private static readonly string FollowedSql =
        $"SELECT COUNT(*) FROM followed_tags WHERE account_id = @me AND name IN ({TagGroupSql.OfName})";

    private const string CountSql = "SELECT COUNT(*) FROM followed_tags WHERE account_id = @me";

    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot follow more than {Most} hashtags");

    public async Task<Outcome<FollowedTag>> RunAsync(AccountId me, string typed, CancellationToken ct)
    {
        if (!TagName.TryParse(typed, out var name)) return Fault.NotFound;
        var kept = await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var args = new { Id = tx.NewId<Account>(), me, name, Display = TagName.Bare(typed), tx.Now };
                if (await tx.ScalarAsync<long>(FollowedSql, args) > 0) return Done.It;
                if (await tx.ExecuteAsync(KeepSql, args) == 0) return Done.It;
                if (await tx.ScalarAsync<long>(CountSql, new { me }) > Most) return TooMany;
                await tx.AnnounceAsync(new TagFollowed(me, name));
                return Done.It;
            },
            ct);
        return kept.Is(out _, out var fault) ? await load.RunAsync(typed, following: true, ct) : fault;
    }
}
