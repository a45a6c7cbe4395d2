using Canteen.Core;
using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.Reading.Trends;

/// <summary>Notes who uses which hashtags, posts and links in public, and takes it back when they do.</summary>
public sealed class CountUses(CanteenSettings settings) : IReaction
{
    internal const string TextSql =
        $"SELECT p.text FROM posts p WHERE p.id = @post AND {AudienceSql.Listed} AND {AudienceSql.ForEveryone} AND p.deleted_at IS NULL";

    public string Name => "trend-uses";

    public IReadOnlyCollection<Type> Hears { get; } =
    [
        typeof(PostPublished), typeof(PostEdited), typeof(PostDeleted), typeof(PostFavourited), typeof(PostUnfavourited),
        typeof(PostBoosted), typeof(PostUnboosted), typeof(BoostsEnded),
    ];

    public async Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        var at = happened.CreatedAt;
        switch (happened.Event)
        {
            case PostPublished e: await PublishedAsync(tx, e, at); break;
            case PostEdited e: await EditedAsync(tx, e, at); break;
            case PostDeleted e: await UseRows.SettleAsync(tx, new(e.Post, e.Author, at), []); break;
            case PostFavourited e: await FavouritedAsync(tx, e, at); break;
            case PostUnfavourited e: await UseRows.EndAsync(tx, new(e.Post, e.By, at), OfPost(e.Post)); break;
            case PostBoosted e: await BoostedAsync(tx, e, at); break;
            case PostUnboosted e: await UseRows.SettleAsync(tx, new(e.Boost, e.By, at), []); break;
            case BoostsEnded e:
                foreach (var ended in e.Boosts) await UseRows.SettleAsync(tx, new(ended.Boost, ended.By, at), []);
                break;
        }
    }

    private async Task PublishedAsync(WriteTransaction tx, PostPublished e, long at)
    {
        var things = await ThingsAsync(tx, e.Post, e.Audience, TagRule.TagsOf(e), e.ReplyTo, at);
        foreach (var thing in things) await UseRows.AddAsync(tx, new(e.Post, e.Author, at), thing);
    }

    private async Task EditedAsync(WriteTransaction tx, PostEdited e, long at) =>
        await UseRows.SettleAsync(
            tx, new(e.Post, e.Author, at), await ThingsAsync(tx, e.Post, e.Now.Audience, TagRule.TagsOf(e.Now), e.ReplyTo, at));

    private static async Task FavouritedAsync(WriteTransaction tx, PostFavourited e, long at)
    {
        if (IsYoung(e.Post, at)) await UseRows.AddAsync(tx, new(e.Post, e.By, at), OfPost(e.Post));
    }

    private async Task BoostedAsync(WriteTransaction tx, PostBoosted e, long at)
    {
        if (!e.Audience.IsForEveryone) return;
        var cause = new UseCause(e.Boost, e.By, at);
        if (IsYoung(e.Original, at)) await UseRows.AddAsync(tx, cause, OfPost(e.Original));
        foreach (var link in await LinksAsync(tx, e.Original)) await UseRows.AddAsync(tx, cause, link);
    }

    private async Task<List<UsedThing>> ThingsAsync(
        WriteTransaction tx, PostId post, Audience audience, IReadOnlyList<string> tags, PostId? replyTo, long at)
    {
        if (!audience.IsForEveryone) return [];
        List<UsedThing> things = [.. tags.Select(tag => new UsedThing(TrendKind.Tag, tag))];
        if (audience.IsListed) things.AddRange(await LinksAsync(tx, post));
        if (replyTo is { } answered && IsYoung(answered, at)) things.Add(OfPost(answered));
        return things;
    }

    private async Task<IEnumerable<UsedThing>> LinksAsync(WriteTransaction tx, PostId post)
    {
        var text = await tx.ScalarAsync<string>(TextSql, new { post }) ?? "";
        return LinkAddress.FindIn(text).Where(link => !settings.IsOurs(link, out _)).Select(link => new UsedThing(TrendKind.Link, link));
    }

    private static UsedThing OfPost(PostId post) => new(TrendKind.Post, post.ToString());

    private static bool IsYoung(PostId post, long now) => now - post.Milliseconds < TrendRule.Window.TotalMilliseconds;
}
