using Canteen.Core.Posts;

namespace Canteen.Features.Reading.Trends;

public sealed record TrendingShownPost(TrendItem Trend, ShownPost Post);

/// <summary>The posts that trend, as one reader sees them: without those of people kept apart by a block or a mute.</summary>
public sealed class ListTrendingPosts(TrendCache trends, VisiblePosts posts)
{
    /// <returns>Strongest first.</returns>
    public async Task<List<TrendingShownPost>> RunAsync(AccountId? viewer, CancellationToken ct) =>
        await ShowAsync((await trends.FindAsync(ct)).Shown(TrendKind.Post), viewer, ct);

    /// <summary>The same of these, shown to everybody or not.</summary>
    internal async Task<List<TrendingShownPost>> ShowAsync(IReadOnlyList<TrendItem> items, AccountId? viewer, CancellationToken ct)
    {
        var ids = items.Select(item => PostId.TryParse(item.Subject, out var id) ? id : default).ToList();
        var shown = await posts.ShowAsync(viewer, ids, FilterContext.Public, ct);
        return [.. items.Zip(shown).Where(pair => pair.Second is not null).Select(pair => new TrendingShownPost(pair.First, pair.Second!))];
    }
}
