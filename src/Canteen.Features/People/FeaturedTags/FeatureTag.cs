using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.People.FeaturedTags;

/// <summary>
/// Shows a hashtag on somebody's profile, also one that nobody has used yet. Doing it again changes nothing. 422: what cannot be a
/// hashtag, or one more than <see cref="FeaturedTag.Most"/>.
/// </summary>
public sealed class FeatureTag(Database database)
{
    private const string KeepSql =
        """
        INSERT INTO featured_tags (id, account_id, name, display, created_at) VALUES (@Id, @me, @Name, @Display, @Now)
        ON CONFLICT DO NOTHING
        """;

    private const string CountSql = "SELECT count(*) FROM featured_tags WHERE account_id = @me";

    /// <param name="typed">With or without the #.</param>
    public Task<Outcome<NewlyFeatured>> RunAsync(AccountId me, string typed, CancellationToken ct) =>
        database.WriteAsync<Outcome<NewlyFeatured>>(
            async tx =>
            {
                if (FeaturedTag.Parse(typed) is not { } tag) return FeaturedTag.NoTag;
                var args = new { Id = tx.NewId<FeaturedTag>(), me, tag.Name, tag.Display, tx.Now };
                var isNew = await tx.ExecuteAsync(KeepSql, args) > 0;
                if (isNew && await tx.ScalarAsync<long>(CountSql, new { me }) > FeaturedTag.Most) return FeaturedTag.TooMany;
                if (isNew) await tx.AnnounceAsync(new FeaturedTagsChanged(me));
                var all = await FeaturedTagReader.LoadAsync(tx, me);
                return new NewlyFeatured(all.First(one => one.Tag.Name == tag.Name), isNew);
            },
            ct);
}

/// <param name="IsNew">It was not featured before.</param>
public sealed record NewlyFeatured(FeaturedTagView Tag, bool IsNew);
