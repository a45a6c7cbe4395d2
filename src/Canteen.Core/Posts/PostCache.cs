using Canteen.Core.Accounts;
using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>
/// Posts cached on this node; forgotten when the log says that they changed, and the least recently used when they take too much memory. It
/// does not check who is reading: code that shows a post must pass it through a gate first.
/// </summary>
public sealed class PostCache(Database database, AccountCache accounts, CanteenSettings settings) : IInvalidationTail, IDisposable
{
    internal const string LoadSql =
        $"""
        SELECT {PostRow.Columns}, r.id AS reply_to_id, p.reply_to_account_id, r.author_id AS parent_author_id,
          r.visibility AS parent_visibility, r.local_only AS parent_local_only, r.community_id AS parent_community_id,
          EXISTS (SELECT 1 FROM accounts g WHERE g.id = r.author_id AND g.suspended_at IS NOT NULL) AS parent_suspended,
          CASE WHEN p.reply_to_id IS NULL OR p.reply_to_account_id = p.author_id THEN FALSE ELSE TRUE END AS answers_other
        FROM posts p LEFT JOIN apps a ON a.id = p.app_id LEFT JOIN posts r ON r.id = p.reply_to_id
        WHERE p.id IN @Ids AND p.deleted_at IS NULL
        """;

    private readonly LruCache<long, CachedPost> _cache = new(settings.PostsMegabytes * 1024L * 1024);
    private readonly ChangeCounter _changes = new();

    /// <summary>Null for a post that is not cached.</summary>
    public CachedPost? Find(PostId id) => _cache.Find(id.Value);

    /// <returns>One for each id, with a null <see cref="CachedPost.View"/> for a post that is gone; also the originals of boosts.</returns>
    public async ValueTask<Dictionary<long, CachedPost>> FindAsync(IReadOnlyList<PostId> ids, CancellationToken ct)
    {
        var found = new Dictionary<long, CachedPost>(ids.Count);
        var missing = Take(ids, found);
        if (missing.Count > 0) await ReadAsync(missing, found, ct);
        var originals = Take([.. found.Values.Select(p => p.Original).OfType<PostId>()], found);
        if (originals.Count > 0) await ReadAsync(originals, found, ct);
        return found;
    }

    public IReadOnlyCollection<Type> HearsAtOnce { get; } =
        [typeof(PostDeleted), typeof(PostEdited), typeof(AccountSuspended), typeof(AccessChanged)];

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PostPublished e: Publish(e, happened.Seq); break;
            case PostFavourited e: Count(e.Post, e.Counts, happened.Seq); break;
            case PostUnfavourited e: Count(e.Post, e.Counts, happened.Seq); break;
            case PostBoosted e: Forget(e.Boost); Count(e.Original, e.Counts, happened.Seq); break;
            case PostUnboosted e: Bury(e.Boost); Count(e.Original, e.Counts, happened.Seq); break;
            case PostEdited e: Edit(e); break;
            case PostDeleted e: Delete(e, happened.Seq); break;
            case BoostsEnded e: foreach (var ended in e.Boosts) BuryKnown(ended.Boost); break;
            case AnswersCutOff e: foreach (var answer in e.Answers) Forget(answer); break;
            // Answers remember whether what they answer may be read. Nobody knows here which are theirs, and it happens seldom.
            case AccountSuspended or AccessChanged: Forget(); break;
        }
    }

    public void Forget()
    {
        _changes.ChangeAll();
        _cache.Clear();
    }

    public void Dispose() => _cache.Dispose();

    private List<PostId> Take(IReadOnlyList<PostId> ids, Dictionary<long, CachedPost> found)
    {
        var missing = new List<PostId>();
        foreach (var id in ids)
        {
            if (found.ContainsKey(id.Value)) continue;
            if (Find(id) is { } known) found[id.Value] = known;
            else missing.Add(id);
        }
        return missing;
    }

    private void Forget(PostId post)
    {
        _changes.Change(post.Value);
        _cache.Remove(post.Value);
    }

    /// <summary>Somebody may have asked for this id before the post existed, so that it is cached as gone.</summary>
    private void Publish(PostPublished post, long seq)
    {
        Forget(post.Post);
        if (post.ReplyTo is { } answered) Count(answered, post.Answered, seq);
    }

    /// <summary>Answers remember who may read what they answer: where that changes, all are forgotten, as it happens seldom.</summary>
    private void Edit(PostEdited edited)
    {
        if (edited.MovesIt && !(edited.Before.Audience.IsForEveryone && edited.Now.Audience.IsForEveryone)) Forget();
        else Forget(edited.Post);
    }

    /// <summary>What is read meanwhile may have been counted before; what is remembered keeps all but its counts.</summary>
    private void Count(PostId post, PostCounts? counts, long seq)
    {
        _changes.Change(post.Value);
        if (counts is null) _cache.Remove(post.Value);
        else _cache.Peek(post.Value)?.Count(counts, seq);
    }

    private void Bury(PostId post)
    {
        _changes.Change(post.Value);
        _cache.Put(post.Value, CachedPost.Gone());
    }

    /// <summary>When many are deleted at once, most of them are not cached, and there is no need to cache them as gone.</summary>
    private void BuryKnown(PostId post)
    {
        if (_cache.Peek(post.Value) is not null) Bury(post);
        else _changes.Change(post.Value);
    }

    private void Delete(PostDeleted gone, long seq)
    {
        Bury(gone.Post);
        if (gone.ReplyTo is { } answered) Count(answered, gone.Answered, seq);
    }

    private async Task ReadAsync(List<PostId> ids, Dictionary<long, CachedPost> found, CancellationToken ct)
    {
        var before = ids.ConvertAll(id => _changes.Of(id.Value));
        var read = await LoadAsync(ids, ct);
        for (var i = 0; i < ids.Count; i++)
        {
            var id = ids[i].Value;
            var known = found[id] = read.GetValueOrDefault(id) ?? CachedPost.Gone();
            _cache.Put(id, known);
            if (_changes.Of(id) != before[i]) _cache.Remove(id);
        }
    }

    private async Task<Dictionary<long, CachedPost>> LoadAsync(List<PostId> ids, CancellationToken ct)
    {
        var (rows, extras) = await database.ReadAsync(db => LoadAsync(db, ids), ct);
        var authors = await accounts.FindAsync(rows.Select(row => row.AuthorId), ct);
        return rows.Where(row => authors.ContainsKey(row.AuthorId.Value)).ToDictionary(
            row => row.Id.Value,
            row => new CachedPost(
                extras!.Complete(row.ToView(authors[row.AuthorId.Value].View), settings), row.BoostOfId, row.HiddenParent(extras))
            {
                AnswersOther = row.AnswersOther,
                Answered = row.ReplyToAccountId,
            });
    }

    private static async Task<(List<AnsweringRow> Rows, PostExtras? Extras)> LoadAsync(ReadSession db, List<PostId> ids)
    {
        var rows = await db.QueryAsync<AnsweringRow>(LoadSql, new { Ids = ids.Select(id => id.Value).Distinct().ToArray() });
        if (rows.Count == 0) return (rows, null);
        var parents = rows.Where(row => row.HidesParent).Select(row => row.ReplyToId!.Value);
        return (rows, await PostExtras.LoadAsync(db, rows.ConvertAll(row => row.Id), [.. parents]));
    }

    /// <summary>A post with who may read the post that it answers.</summary>
    private sealed class AnsweringRow : PostRow
    {
        public AccountId? ParentAuthorId { get; set; }
        public Visibility? ParentVisibility { get; set; }
        public bool? ParentLocalOnly { get; set; }
        public CommunityId? ParentCommunityId { get; set; }
        public bool ParentSuspended { get; set; }
        public bool AnswersOther { get; set; }

        public bool HidesParent => ParentAudience is { } parent && (ParentSuspended || !parent.IsForEveryone);

        public HiddenParent? HiddenParent(PostExtras extras) =>
            HidesParent ? new(ParentAuthorId!.Value, ParentAudience!.Value, extras.MentionedIn(ReplyToId!.Value), ParentSuspended) : null;

        private Audience? ParentAudience =>
            ParentVisibility is { } visibility ? new Audience(visibility, ParentLocalOnly ?? false, ParentCommunityId) : null;
    }
}
