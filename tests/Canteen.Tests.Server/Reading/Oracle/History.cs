using Canteen.Features.People.Follows;
using Canteen.Features.Posting.Boosts;
using Canteen.Features.Posting.Favourites;
using Canteen.Features.Posting.Pins;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Posting.Posts;
using Canteen.Features.Reading.Bookmarks;
using Canteen.Features.Reading.MutedThreads;
using Canteen.Features.Safety.Blocks;
using Canteen.Features.Safety.Mutes;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;
using System.Collections.Concurrent;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// What a few people do in a random order, the same for the same seed. Much of it is refused, as much of what people try is.
/// </summary>
internal sealed class History
{
    private static readonly string?[] Languages = [null, null, "en", "cy", "pl"];

    private readonly TestServer _server;
    private readonly Random _random;

    /// <summary>What was said and by whom; of boosts it does not matter.</summary>
    private readonly ConcurrentQueue<(PostId Id, AccountId By)> _posts = new();

    private readonly List<string> _told = [];

    public History(TestServer server, int seed, IReadOnlyList<(AccountId Id, string Handle)> cast) =>
        (_server, _random, Seed, Cast) = (server, new Random(seed), seed, cast);

    public int Seed { get; }
    public IReadOnlyList<(AccountId Id, string Handle)> Cast { get; }

    /// <summary>What was done, for the person who has to find out why it went wrong.</summary>
    public string Story => $"seed {Seed}:\n" + string.Join('\n', _told);

    /// <summary>The next act; to be awaited, or not before the one after it.</summary>
    public Task NextAsync()
    {
        var who = Somebody();
        return _random.Next(20) switch
        {
            0 when Once(3) => AvoidAsync(who, Somebody().Id),
            0 => FollowAsync(who, Somebody().Id),
            1 when Once(2) => Tell($"{who.Handle} unfollows", Get<UnfollowAccount>().RunAsync(who.Id, Somebody().Id, Ct)),
            1 => Tell($"{who.Handle} removes a follower", Get<RemoveFollower>().RunAsync(who.Id, Somebody().Id, Ct)),
            < 8 => PublishAsync(who),
            < 14 => BoostAsync(who),
            14 => Tell($"{who.Handle} unboosts", Get<UnboostPost>().RunAsync(SomePost(), who.Id, Ct)),
            15 => Tell($"{who.Handle} favourites", Get<FavouritePost>().RunAsync(SomePost(), who.Id, Ct)),
            16 => Tell($"{who.Handle} unfavourites", Get<UnfavouritePost>().RunAsync(SomePost(), who.Id, Ct)),
            17 => _random.Next(2) == 0
                ? Tell($"{who.Handle} keeps", Get<BookmarkPost>().RunAsync(SomePost(), who.Id, Ct))
                : Tell($"{who.Handle} keeps no more", Get<UnbookmarkPost>().RunAsync(SomePost(), who.Id, Ct)),
            18 when Once(3) => _random.Next(2) == 0
                ? Tell($"{who.Handle} mutes", Get<MuteThread>().RunAsync(SomePost(), who.Id, Ct))
                : Tell($"{who.Handle} mutes no more", Get<UnmuteThread>().RunAsync(SomePost(), who.Id, Ct)),
            18 => _random.Next(2) == 0
                ? PinAsync(who)
                : Tell($"{who.Handle} unpins", Get<UnpinPost>().RunAsync(SomePost(), who.Id, Ct)),
            _ => Tell($"{who.Handle} deletes", Get<DeletePost>().RunAsync(SomePost(), who.Id, Ct)),
        };
    }

    /// <summary>Often what is one's own: nothing else may be pinned, and who has one pin cannot show their order.</summary>
    public Task PinAsync((AccountId Id, string Handle) who)
    {
        var own = _posts.Where(post => post.By == who.Id).Select(post => post.Id).ToArray();
        return Tell(
            $"{who.Handle} pins",
            Get<PinPost>().RunAsync(own.Length == 0 || Once(4) ? SomePost() : own[_random.Next(own.Length)], who.Id, Ct));
    }

    public (AccountId Id, string Handle) Somebody() => Cast[_random.Next(Cast.Count)];

    public bool Once(int inSoMany) => _random.Next(inSoMany) == 0;

    /// <summary>Between the newest and the oldest, or above all.</summary>
    public long Place() => Once(2) ? long.MaxValue : SomePost().Value;

    public int Limit() => _random.Next(1, 8);

    private static CancellationToken Ct => CancellationToken.None;

    private Task FollowAsync((AccountId Id, string Handle) who, AccountId whom)
    {
        var options = new FollowOptions(
            Once(3) ? Once(2) : null, null, Once(3) ? [.. Languages.OfType<string>().Where(_ => Once(2))] : null);
        return Tell($"{who.Handle} follows {whom} with {options}", Get<FollowAccount>().RunAsync(who.Id, whom, options, Ct));
    }

    private Task AvoidAsync((AccountId Id, string Handle) who, AccountId whom) => _random.Next(6) switch
    {
        0 => Tell($"{who.Handle} blocks {whom}", Get<BlockAccount>().RunAsync(who.Id, whom, Ct)),
        1 or 2 => Tell($"{who.Handle} unblocks {whom}", Get<UnblockAccount>().RunAsync(who.Id, whom, undo: Once(2), Ct)),
        3 or 4 => Tell($"{who.Handle} mutes {whom}", Get<MuteAccount>().RunAsync(who.Id, whom, new MuteOptions(), Ct)),
        _ => Tell($"{who.Handle} unmutes {whom}", Get<UnmuteAccount>().RunAsync(who.Id, whom, Ct)),
    };

    private async Task PublishAsync((AccountId Id, string Handle) who)
    {
        var visibility = (Visibility)_random.Next(4);
        if (Once(6))
        {
            await WriteAsync(who, new Audience(visibility, LocalOnly: Once(2), Once(2) ? new CommunityId(7) : null));
            return;
        }
        var draft = new PostDraft($"{(Once(3) ? "@" + Somebody().Handle : "")} says {(Once(4) ? "#SmallWins" : "something")}")
        {
            Visibility = visibility, Language = Languages[_random.Next(Languages.Length)], ReplyTo = Once(3) && !_posts.IsEmpty
                ? SomePost()
                : null,
        };
        _told.Add($"{who.Handle} publishes {draft}");
        if ((await Get<PublishPost>().RunAsync(who.Id, draft, Ct)).Is(out var post, out _)) _posts.Enqueue((post, who.Id));
    }

    private async Task WriteAsync((AccountId Id, string Handle) who, Audience audience)
    {
        _told.Add($"{who.Handle} writes for {audience}");
        var post = new PostPublished(
            default, who.Id, audience.Visibility, null, null, [.. Cast.Where(other => other != who && Once(4)).Select(other => other.Id)],
            LocalOnly: audience.LocalOnly, Community: audience.Community);
        var written = await _server.Database.WriteAsync(tx => new WrittenPosts(tx).PublishAsync(post), Ct);
        _posts.Enqueue((written.Post, who.Id));
    }

    private async Task BoostAsync((AccountId Id, string Handle) who)
    {
        var post = SomePost();
        _told.Add($"{who.Handle} boosts {post}");
        if ((await Get<BoostPost>().RunAsync(post, who.Id, Once(2) ? Visibility.Followers : null, null, Ct)).Is(out var boost, out _))
            _posts.Enqueue((boost, default));
    }

    private Task Tell(string what, Task act)
    {
        _told.Add(what);
        return act;
    }

    /// <summary>Often the newest, so that several things happen to the same one.</summary>
    private PostId SomePost() =>
        _posts.ToArray() is { Length: > 0 } posts ? posts[Once(2) ? ^1 : _random.Next(posts.Length)].Id : new PostId(1);

    private T Get<T>() where T : notnull => _server.Services.GetRequiredService<T>();
}
