using Canteen.Core.Caching;
using Canteen.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Canteen.Core.Accounts;

/// <summary>Accounts cached on this node, with their JSON; forgotten when the log says that something about them changed.</summary>
public sealed class AccountCache(Database database, AccountHydrator hydrator, IOptions<JsonOptions> json)
    : IInvalidationTail, IDisposable
{
    private const long Budget = 64 * 1024 * 1024;

    private readonly LruCache<long, CachedAccount> _cache = new(Budget);
    private readonly ChangeCounter _changes = new();

    /// <summary>Null for an account that is not cached.</summary>
    public CachedAccount? Find(AccountId id) => _cache.Find(id.Value);

    /// <returns>Those that can be shown, by id.</returns>
    public async ValueTask<Dictionary<long, CachedAccount>> FindAsync(IEnumerable<AccountId> ids, CancellationToken ct)
    {
        var found = new Dictionary<long, CachedAccount>();
        var missing = new List<AccountId>();
        foreach (var id in ids.Distinct())
        {
            if (Find(id) is { } known) found[id.Value] = known;
            else missing.Add(id);
        }
        if (missing.Count > 0) await ReadAsync(missing, found, ct);
        return found;
    }

    public IReadOnlyCollection<Type> HearsAtOnce { get; } = [typeof(AccountSuspended), typeof(AccessChanged)];

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case ProfileChanged e: Forget(e.Account); break;
            case AccountFollowed e: Forget(e.Follower, e.Followee); break;
            case AccountUnfollowed e: Forget(e.Follower, e.Followee); break;
            case PostPublished e: HearPost(e, happened.CreatedAt); break;
            case PostBoosted e: Forget(e.By); break;
            case PostUnboosted e: Forget(e.By); break;
            case PostDeleted e: Forget(e.Author); break;
            case BoostsEnded e: Forget([.. e.Boosts.Select(boost => boost.By)]); break;
            case AccountAdmitted e: Forget(e.Account); break;
            case EmailConfirmed e: Forget(e.Account); break;
            case SignInsEnded e: Forget(e.Account); break;
            case AccessChanged e: Forget(e.Account); break;
            case AccountSuspended e: Forget(e.Account); break;
            // What only some may read does not count among somebody's posts.
            case PostEdited { MovesIt: true } e: Forget(e.Author); break;
        }
    }

    public void Forget()
    {
        _changes.ChangeAll();
        _cache.Clear();
    }

    public void Dispose() => _cache.Dispose();

    /// <summary>
    /// Updates the cached account instead of forgetting it: new posts are the most frequent change, and every reader of a post needs its
    /// author again.
    /// </summary>
    private void HearPost(PostPublished post, long at)
    {
        if (post is { Visibility: Visibility.Mentioned, AuthorPosts: null }) return;
        _changes.Change(post.Author.Value);
        if (_cache.Peek(post.Author.Value) is not { } known) return;
        if (post.AuthorPosts is { } posts && known.AfterPost(posts, at) is { } changed) _cache.Change(post.Author.Value, known, changed);
        else _cache.Remove(post.Author.Value);
    }

    private void Forget(params ReadOnlySpan<AccountId> accounts)
    {
        foreach (var account in accounts)
        {
            _changes.Change(account.Value);
            _cache.Remove(account.Value);
        }
    }

    private async Task ReadAsync(List<AccountId> ids, Dictionary<long, CachedAccount> found, CancellationToken ct)
    {
        var before = ids.ConvertAll(id => _changes.Of(id.Value));
        var views = (await database.ReadAsync(db => hydrator.LoadAsync(db, ids), ct)).ToDictionary(view => view.Id.Value);
        for (var i = 0; i < ids.Count; i++)
        {
            var id = ids[i].Value;
            if (!views.TryGetValue(id, out var view)) continue;
            var known = new CachedAccount(view, json.Value.SerializerOptions);
            found[id] = known;
            _cache.Put(id, known);
            if (_changes.Of(id) != before[i]) _cache.Remove(id);
        }
    }
}
