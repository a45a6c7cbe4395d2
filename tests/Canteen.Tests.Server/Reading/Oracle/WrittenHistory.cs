using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// What three members and somebody from another server do, written straight into the tables with the events that tell of it: many of these
/// fit into one transaction. Nobody asks here who may do what, so it has what the doors would refuse, too.
/// </summary>
internal sealed class WrittenHistory(int seed, PlainNumbers numbers)
{
    /// <summary>The same for all histories, so that their timelines are warm.</summary>
    public static readonly string[] Tags = ["tea", "soap", "night"];

    private static readonly string[] Kinds = [NotificationKinds.Mention, NotificationKinds.Favourite, NotificationKinds.Boost];

    private const string Server = "elsewhere.example";

    private readonly Random _random = new(seed);
    private readonly WrittenLists _lists = new(new Random(~seed));
    private readonly HashSet<PostId> _undone = [];
    private readonly List<string> _told = [];
    private readonly List<PostPublished> _said = [];
    private WrittenPosts? _posts;

    public List<AccountId> Members { get; } = [];

    public AccountId Elsewhere { get; private set; }

    /// <summary>What was published, and neither deleted nor cut off from what it answers.</summary>
    public IEnumerable<PostPublished> Standing => _said.Where(post => !_undone.Contains(post.Post));

    public string Story => $"seed {seed}:\n" + string.Join('\n', _told);

    public Id<PersonalList> ListOf(AccountId owner) => _lists.Of(owner);

    public bool Once(int inSoMany) => _random.Next(inSoMany) == 0;

    public async Task BeginAsync(WriteTransaction tx)
    {
        _posts = new WrittenPosts(tx, numbers);
        foreach (var name in (string[])["ada", "ben", "cath"]) Members.Add(await Cast.AddAsync(tx, name + seed));
        Elsewhere = await AddElsewhereAsync(tx, "dai" + seed);
        // Nobody remembers anything of them yet, so nobody has to hear of it.
        foreach (var (follower, followee) in Members.SelectMany(
            a => Members.Append(Elsewhere).Where(b => a != b && Once(2)).Select(b => (a, b))))
            await InsertFollowAsync(tx, follower, followee);
        foreach (var owner in Members) await _lists.BeginAsync(tx, owner, Members.Append(Elsewhere), Tags);
    }

    public async Task ActAsync(WriteTransaction tx)
    {
        _posts = new WrittenPosts(tx, numbers);
        var act = _said.Count == 0 ? 0 : _random.Next(19);
        await (act switch
        {
            < 6 => PublishAsync(),
            6 => BoostAsync(),
            7 => DeleteAsync(),
            8 => FollowAsync(tx, Any(Members), Somebody()),
            9 => UnfollowAsync(tx, Any(Members), Somebody()),
            10 => BlockAsync(tx, Any(Members), Somebody()),
            11 => MuteAsync(tx, Any(Members), Somebody()),
            12 or 13 => ListAsync(tx, Any(Members), Somebody()),
            14 => FollowTagAsync(tx, Any(Members)),
            15 => BlockServerAsync(tx, Any(Members)),
            16 => EditAsync(),
            _ => NotifyAsync(tx),
        });
    }

    private async Task PublishAsync()
    {
        var author = Once(5) ? Elsewhere : Any(Members);
        var audience = new Audience(
            Once(2) ? Visibility.Public : (Visibility)_random.Next(4), author != Elsewhere && Once(4), Once(5) ? new CommunityId(7) : null);
        var answered = _said.Count > 0 && Once(3) ? Any(_said) : null;
        var post = new PostPublished(
            default, author, audience.Visibility, answered?.Post, answered is null ? null : Answered(answered, author),
            [.. Members.Where(m => m != author && Once(4))],
            Tags: [.. Tags.Where(_ => Once(3))], Thread: answered?.Thread, LocalOnly: audience.LocalOnly, Community: audience.Community);
        // An answer to what this server does not know.
        if (Once(15)) post = post with { ReplyTo = new PostId(1), ReplyToAuthor = null };
        _said.Add(await _posts!.PublishAsync(post, isLocal: author != Elsewhere));
        _told.Add($"{_said[^1]}");
    }

    private async Task BoostAsync()
    {
        var (original, by) = (Any(_said), Somebody());
        if (_undone.Contains(original.Post) || !original.Audience.CanBeBoosted(by == original.Author)) return;
        _told.Add($"{by} boosts {original.Post}");
        var visibility = original.Audience.IsForMembers && Once(2) ? Visibility.Unlisted : Visibility.Followers;
        await _posts!.BoostAsync(original, by, original.Audience.Within(visibility));
    }

    private async Task DeleteAsync()
    {
        var post = Any(_said);
        if (!_undone.Add(post.Post)) return;
        _told.Add($"{post.Post} is deleted");
        _undone.UnionWith(await _posts!.DeleteAsync(post));
    }

    private async Task EditAsync()
    {
        var at = _random.Next(_said.Count);
        if (_undone.Contains(_said[at].Post)) return;
        _said[at] = await _posts!.EditAsync(_said[at], [.. Tags.Where(_ => Once(2))]);
        _told.Add($"{_said[at].Post} has {string.Join(' ', _said[at].Tags!)} by an edit");
    }

    private async Task FollowAsync(WriteTransaction tx, AccountId follower, AccountId followee)
    {
        if (follower == followee) return;
        _told.Add($"{follower} follows {followee}");
        await InsertFollowAsync(tx, follower, followee);
        await tx.AnnounceAsync(new AccountFollowed(follower, followee));
    }

    private static Task<int> InsertFollowAsync(WriteTransaction tx, AccountId follower, AccountId followee) => tx.ExecuteAsync(
        "INSERT INTO follows (id, follower_id, followee_id, created_at) VALUES (@Id, @follower, @followee, @Now) ON CONFLICT DO NOTHING",
        new { Id = tx.NewId<Account>(), follower, followee, tx.Now });

    private async Task UnfollowAsync(WriteTransaction tx, AccountId follower, AccountId followee)
    {
        if (follower == followee) return;
        _told.Add($"{follower} unfollows {followee}");
        await tx.ExecuteAsync("DELETE FROM follows WHERE follower_id = @follower AND followee_id = @followee", new { follower, followee });
        await tx.AnnounceAsync(new AccountUnfollowed(follower, followee));
    }

    private async Task BlockAsync(WriteTransaction tx, AccountId by, AccountId other)
    {
        if (by == other) return;
        var ended = await tx.ExecuteAsync("DELETE FROM blocks WHERE account_id = @by AND blocked_id = @other", new { by, other }) > 0;
        _told.Add($"{by} {(ended ? "unblocks" : "blocks")} {other}");
        if (!ended)
        {
            await tx.ExecuteAsync(
                "INSERT INTO blocks (id, account_id, blocked_id, created_at) VALUES (@Id, @by, @other, @Now)",
                new { Id = tx.NewId<Account>(), by, other, tx.Now });
        }
        await tx.AnnounceAsync(ended ? new AccountUnblocked(by, other) : new AccountBlocked(by, other));
    }

    private async Task BlockServerAsync(WriteTransaction tx, AccountId by)
    {
        var ended = await tx.ExecuteAsync(
            "DELETE FROM blocked_domains WHERE account_id = @by AND domain = @Server", new { by, Server }) > 0;
        _told.Add($"{by} {(ended ? "unblocks" : "blocks")} {Server}");
        if (!ended)
        {
            await tx.ExecuteAsync(
                "INSERT INTO blocked_domains (id, account_id, domain, created_at) VALUES (@Id, @by, @Server, @Now)",
                new { Id = tx.NewId<Account>(), by, Server, tx.Now });
        }
        await tx.AnnounceAsync(ended ? new DomainUnblocked(by, Server) : new DomainBlocked(by, Server));
    }

    /// <summary>For ever, or until a moment that is over.</summary>
    private async Task MuteAsync(WriteTransaction tx, AccountId by, AccountId other)
    {
        if (by == other) return;
        var ended = await tx.ExecuteAsync("DELETE FROM mutes WHERE account_id = @by AND muted_id = @other", new { by, other }) > 0;
        var until = Once(4) ? tx.Now : (long?)null;
        _told.Add($"{by} {(ended ? "unmutes" : "mutes")} {other} until {until}");
        if (!ended)
        {
            await tx.ExecuteAsync(
                "INSERT INTO mutes (id, account_id, muted_id, expires_at, created_at) VALUES (@Id, @by, @other, @until, @Now)",
                new { Id = tx.NewId<Account>(), by, other, until, tx.Now });
        }
        await tx.AnnounceAsync(ended ? new AccountUnmuted(by, other) : new AccountMuted(by, other, until));
    }

    private async Task FollowTagAsync(WriteTransaction tx, AccountId by) => _told.Add(await _lists.FollowAsync(tx, by, Any(Tags)));

    private async Task ListAsync(WriteTransaction tx, AccountId owner, AccountId person) =>
        _told.Add(await _lists.ChangeAsync(tx, owner, person, Any(Tags)));

    /// <summary>Of any post, also one that is not for them.</summary>
    private async Task NotifyAsync(WriteTransaction tx)
    {
        var (id, to, about) = (tx.NewId<Notification>(), Any(Members), Once(4) ? null : (PostId?)Any(_said).Post);
        _told.Add($"{to} is told of {about}");
        await tx.ExecuteAsync(
            "INSERT INTO notifications (id, account_id, kind, from_id, post_id, created_at) VALUES (@id, @to, @Kind, @From, @About, @Now)",
            new { id, to, Kind = about is null ? NotificationKinds.Follow : Any(Kinds), From = Somebody(), About = about?.Value, tx.Now });
        await tx.AnnounceAsync(new PersonNotified(id, to));
    }

    private static async Task<AccountId> AddElsewhereAsync(WriteTransaction tx, string handle)
    {
        var id = tx.NewId<Account>();
        await tx.ExecuteAsync(
            "INSERT INTO accounts (id, handle, handle_key, domain, uri, created_at) VALUES (@id, @handle, @Key, @Server, @Key, @Now)",
            new { id, handle, Key = handle + "@" + Server, Server, tx.Now });
        await tx.AnnounceAsync(new AccountCreated(id, Server));
        return id;
    }

    private static AccountId Answered(PostPublished answered, AccountId by) =>
        answered.Author == by && answered.ReplyToAuthor is { } person ? person : answered.Author;

    private AccountId Somebody() => Once(4) ? Elsewhere : Any(Members);

    private T Any<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];
}
