using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Filters;
using Canteen.Core.Viewers;
using Canteen.Storage;
using System.Runtime.InteropServices;

namespace Canteen.Core.Posts;

/// <summary>Ids to posts as one viewer sees them; from memory, and what is not there yet in a fixed number of queries.</summary>
public sealed class VisiblePosts(
    Database database, PostCache posts, AccountCache accounts, ViewerCache viewers, FlagReader flagReader, TimeProvider clock)
{
    /// <summary>People in one query: SQLite takes 32,766 values.</summary>
    private const int MostAsked = 20_000;

    /// <returns>One for each id, in their order; null for what is gone, and for what the viewer may not see or does not want to.</returns>
    public async ValueTask<ShownPost?[]> ShowAsync(
        AccountId? viewer, IReadOnlyList<PostId> ids, FilterContext where, CancellationToken ct) =>
        await ShowAsync(viewer is { } person ? await viewers.FindAsync(person, ct) : null, ids, where, ct);

    /// <returns>Those of them that the viewer may see and wants to, in their order.</returns>
    public async ValueTask<List<ShownPost>> ListAsync(
        AccountId? viewer, IReadOnlyList<PostId> ids, FilterContext where, CancellationToken ct) =>
        [.. (await ShowAsync(viewer, ids, where, ct)).OfType<ShownPost>()];

    /// <summary>
    /// One post as each of many people sees it, in their order. The database is asked for all of them together, however many they are.
    /// </summary>
    public async ValueTask<ShownPost?[]> ShowToAsync(
        IReadOnlyList<AccountId> people, PostId id, FilterContext where, CancellationToken ct)
    {
        var known = await posts.FindAsync([id], ct);
        var authors = await accounts.FindAsync(known.Values.Where(p => p.View is not null).Select(p => p.View!.Author.Id), ct);
        var found = Find(known, authors, id);
        var (readers, places) = (new Viewer[people.Count], new ReadingPlace[people.Count]);
        for (var i = 0; i < readers.Length; i++)
        {
            readers[i] = await viewers.FindAsync(people[i], ct);
            places[i] = Place(where, await viewers.Filters.FindAsync(people[i], ct));
        }
        var marked = found.Original ?? found.Post;
        var flags = marked.View is { } view ? await ReadFlagsAsync(readers, view, ct) : [];
        var shown = new ShownPost?[readers.Length];
        for (var i = 0; i < shown.Length; i++) TryShow(readers[i], found, flags.GetValueOrDefault(people[i]), places[i], out shown[i]);
        return shown;
    }

    /// <summary>As the viewer sees them; null: as visitors do.</summary>
    public ValueTask<ShownPost?[]> ShowAsync(Viewer? viewer, IReadOnlyList<PostId> ids, FilterContext where, CancellationToken ct)
    {
        var filters = viewer is null ? null : viewers.Filters.Find(viewer.Id);
        var place = Place(where, filters);
        if (viewer is not null && filters is null) return ReadAsync(viewer, ids, place, ct);
        var (shown, found) = (new ShownPost?[ids.Count], new Found[ids.Count]);
        for (var i = 0; i < found.Length; i++)
            if (!TryFind(ids[i], ref found[i])) return ReadAsync(viewer, ids, place, ct);
        for (var i = 0; i < found.Length; i++)
            if (!TryShow(viewer, found[i], read: null, place, out shown[i])) return ReadAsync(viewer, ids, place, ct);
        return new(shown);
    }

    private ReadingPlace Place(FilterContext where, FilterSet? filters) =>
        new(where, where == FilterContext.None ? 0 : clock.Milliseconds(), filters is { IsEmpty: false } ? filters : null);

    /// <summary>Reads what is missing and holds on to it: a small memory might have forgotten the first when the last has come.</summary>
    private async ValueTask<ShownPost?[]> ReadAsync(
        Viewer? viewer, IReadOnlyList<PostId> ids, ReadingPlace place, CancellationToken ct)
    {
        if (viewer is not null) place = Place(place.Where, await viewers.Filters.FindAsync(viewer.Id, ct));
        var known = await posts.FindAsync(ids, ct);
        var authors = await accounts.FindAsync(known.Values.Where(p => p.View is not null).Select(p => p.View!.Author.Id), ct);
        var flags = viewer is null ? [] : await ReadFlagsAsync(viewer, known.Values, ct);
        var shown = new ShownPost?[ids.Count];
        for (var i = 0; i < shown.Length; i++) TryShow(viewer, Find(known, authors, ids[i]), flags, place, out shown[i]);
        return shown;
    }

    private bool TryFind(PostId id, ref Found found)
    {
        if (posts.Find(id) is not { } post) return false;
        found.Post = post;
        if (post.View is null) return true;
        if (post.AuthorAmong(accounts) is not { } author) return false;
        found.Author = author;
        if (post.Original is null) return true;
        if (post.OriginalAmong(posts) is not { } original) return false;
        found.Original = original;
        return original.View is null || (found.OriginalAuthor = original.AuthorAmong(accounts)) is not null;
    }

    private static Found Find(Dictionary<long, CachedPost> known, Dictionary<long, CachedAccount> authors, PostId id)
    {
        var post = known[id.Value];
        var original = post.Original is { } boosted ? known[boosted.Value] : null;
        return new Found
        {
            Post = post,
            Author = AuthorOf(post),
            Original = original,
            OriginalAuthor = original is null ? null : AuthorOf(original),
        };

        CachedAccount? AuthorOf(CachedPost of) => of.View is null ? null : authors.GetValueOrDefault(of.View.Author.Id.Value);
    }

    /// <summary>False where it is not known what the viewer did with it.</summary>
    /// <param name="read">What was read of that; null to ask the viewer alone.</param>
    private static bool TryShow(
        Viewer? viewer, in Found found, Dictionary<long, PostFlags>? read, ReadingPlace place, out ShownPost? shown)
    {
        shown = null;
        if (!Sees(viewer, found.Post, found.Author)) return true;
        if (found.Post.Original is not null && !Sees(viewer, found.Original!, found.OriginalAuthor)) return true;
        if (viewer is not null && MuteRule.Hides(viewer, found.People, place.Where, place.Now)) return true;
        if (!TryFlag(viewer, (found.Original ?? found.Post).View!, read, out var flags)) return false;
        var (me, author, filtered) = (viewer?.Id, found.Author!, FoundBy(place.Filters, found.Original ?? found.Post));
        shown = found.Original is not { } original
            ? new ShownPost(Told(viewer, found.Post), author, null, flags, author.View.Id == me, filtered)
            : new ShownPost(
                found.Post, author,
                new ShownPost(
                    Told(viewer, original), found.OriginalAuthor!, null, flags, found.OriginalAuthor!.View.Id == me, filtered),
                viewer is null ? null : PostFlags.None, author.View.Id == me, filtered);
        return true;
    }

    /// <summary>
    /// What it answers is told to those who may read that, and to whoever answered; the same as <see cref="VisibleRule.ParentToldSql"/>.
    /// </summary>
    private static CachedPost Told(Viewer? viewer, CachedPost post)
    {
        if (viewer is not null && post.View!.ReplyToAccountId is { } answered && viewer.IsApartFrom(answered)) return post.Untold;
        if (post.Parent is not { } parent || post.View!.Author.Id == viewer?.Id) return post;
        var mayRead = viewer is not null && !parent.Suspended
            && VisibleRule.Sees(viewer, parent.Audience, parent.Author, parent.Mentioned);
        return mayRead ? post : post.Untold;
    }

    private static FilterMatches? FoundBy(FilterSet? filters, CachedPost said)
    {
        if (filters is null) return null;
        var version = said.Whole.Version;
        if (filters.TryRecall(version, out var known)) return known;
        return filters.FindIn(said.View!.Id, version, said.View.Author.Acct, said.Said);
    }

    /// <param name="flags">Null for a visitor.</param>
    private static bool TryFlag(Viewer? viewer, PostView post, Dictionary<long, PostFlags>? read, out PostFlags? flags)
    {
        flags = null;
        if (viewer is null) return true;
        var found = PostFlags.None;
        var known = read is null ? viewer.TryFindFlags(post.Id, post.ThreadId, out found) : read.TryGetValue(post.Id.Value, out found);
        if (known) flags = found;
        return known;
    }

    /// <summary>The same as <see cref="VisibleRule.Sql"/>, answered from memory.</summary>
    private static bool Sees(Viewer? viewer, CachedPost post, CachedAccount? author) =>
        post.View is { } view && author is { View.Suspended: false }
        && VisibleRule.Sees(viewer, view.Audience, author.View.Id, post.Mentioned);

    private async Task<Dictionary<long, PostFlags>> ReadFlagsAsync(Viewer viewer, IEnumerable<CachedPost> known, CancellationToken ct)
    {
        var (flags, older) = (new Dictionary<long, PostFlags>(), new List<long>());
        foreach (var post in known)
        {
            if (post is not { View: { } view, Original: null }) continue;
            if (!viewer.TryFindFlags(view.Id, view.ThreadId, out var marked)) older.Add(view.Id.Value);
            flags[view.Id.Value] = marked;
        }
        if (older.Count == 0) return flags;
        var read = await database.ReadAsync(db => flagReader.OfPostsAsync(db, older, viewer.Id), ct);
        foreach (var (post, marked) in read) flags[post] |= marked;
        return flags;
    }

    /// <summary>What those have marked it with of whom memory does not know.</summary>
    private async Task<Dictionary<AccountId, Dictionary<long, PostFlags>>> ReadFlagsAsync(
        IReadOnlyCollection<Viewer> readers, PostView post, CancellationToken ct)
    {
        var (flags, asked) = (new Dictionary<AccountId, Dictionary<long, PostFlags>>(), new Dictionary<AccountId, PostFlags>());
        foreach (var reader in readers)
            if (!reader.TryFindFlags(post.Id, post.ThreadId, out var marked)) asked[reader.Id] = marked;
        foreach (var some in asked.Keys.Chunk(MostAsked))
        {
            var read = await database.ReadAsync(db => flagReader.OfPeopleAsync(db, post.Id, some), ct);
            foreach (var reader in some) flags[reader] = new() { [post.Id.Value] = asked[reader] | read.GetValueOrDefault(reader) };
        }
        return flags;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Found
    {
        public CachedPost Post;
        public CachedAccount? Author;
        public CachedPost? Original;
        public CachedAccount? OriginalAuthor;

        public readonly PeopleOfPost People => new(
            Post.View!.Author.Id, Original?.View!.Author.Id, Post.Answered, Post.Mentioned);
    }

    /// <param name="Now">Milliseconds.</param>
    /// <param name="Filters">The viewer's; null where there are none.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ReadingPlace(FilterContext Where, long Now, FilterSet? Filters);
}
