using System.Text.Json;
using Canteen.Core.Caching;

namespace Canteen.Core.Filters;

/// <summary>
/// All filters of one person that hold at present, as one: a text is read once for all of them, and what was found is remembered for as
/// long as neither the post nor the filters change. Several threads may use it at the same time.
/// </summary>
public sealed class FilterSet : CacheEntry
{
    /// <summary>
    /// A version is kept in one of the eight places of its row, so that the posts of a page hardly ever push each other out: each answer
    /// would have to read their text again.
    /// </summary>
    private const int Places = 8;

    /// <summary>A power of two; with eight places each, for more than the posts of several pages.</summary>
    private const int Rows = 32;

    private const int Remembered = Rows * Places;

    private readonly JsonSerializerOptions _json;
    private readonly List<(Filter Filter, string Text)> _words;
    private readonly KeywordSet _keywords;

    /// <summary>Keywords that are somebody's name, folded and without the first @.</summary>
    private readonly ILookup<string, (Filter Filter, string Text)> _authors;

    private readonly ILookup<PostId, (Filter Filter, FilteredPost Post)> _posts;

    /// <summary>Versions in which nothing was found, nearly all of them: one look at one array, and no object for each.</summary>
    private readonly long[] _clean;

    private readonly Found?[] _found;
    private readonly FilterContext _hiding;
    private int _next;

    /// <param name="filters">Those that are over are left out.</param>
    /// <param name="now">Milliseconds.</param>
    /// <param name="domain">Of this server, which people may write behind the name of somebody here.</param>
    public FilterSet(IReadOnlyList<Filter> filters, long now, string domain, JsonSerializerOptions json)
    {
        var held = filters.Where(filter => !filter.IsOver(now)).ToList();
        (_json, ValidUntil) = (json, held.Min(filter => filter.ExpiresAt) ?? long.MaxValue);
        _words = [.. held.SelectMany(filter => filter.Keywords.Select(keyword => (filter, keyword.Text)))];
        _keywords = new([.. held.SelectMany(filter => filter.Keywords.Select(keyword => new Keyword(keyword.Text, keyword.WholeWord)))]);
        _authors = _words.Where(word => word.Text.StartsWith('@')).ToLookup(word => NameIn(word.Text, domain));
        _posts = held.SelectMany(filter => filter.Posts.Select(post => (Filter: filter, Post: post))).ToLookup(found => found.Post.Post);
        _hiding = held.Where(filter => filter.Action == FilterAction.Hide)
            .Aggregate(FilterContext.None, (all, filter) => all | filter.Contexts);
        IsEmpty = _words.Count == 0 && _posts.Count == 0;
        (_clean, _found) = IsEmpty ? ([], []) : (new long[Remembered], new Found?[Remembered]);
        Bytes = 300 + (IsEmpty ? 0 : 50 * Remembered) + _words.Sum(word => 250 + (8 * word.Text.Length)) + (150 * _posts.Count);
    }

    /// <summary>Nothing is ever found.</summary>
    public bool IsEmpty { get; }

    /// <summary>One of the filters leaves posts out there.</summary>
    public bool HidesIn(FilterContext where) => _hiding.HasFlag(where);

    /// <summary>Milliseconds: then one of the filters is over.</summary>
    public long ValidUntil { get; }

    public override int Bytes { get; }

    /// <param name="version">Another one for each thing that a post has said; never 0.</param>
    /// <returns>False where it has to be looked for: <see cref="FindIn"/>.</returns>
    public bool TryRecall(long version, out FilterMatches? matches)
    {
        matches = null;
        if (IsEmpty || RowOf(_clean, version).Contains(version)) return true;
        foreach (var found in RowOf(_found, version))
        {
            if (found is null || found.Version != version) continue;
            matches = found.Matches;
            return true;
        }
        return false;
    }

    /// <param name="author">
    /// The name of whoever wrote it, as <c>name</c> or <c>name@domain</c>: a keyword with an @ before it finds what that person wrote, as
    /// well as what mentions them.
    /// </param>
    /// <param name="text">All that the post says, as it was typed.</param>
    /// <returns>Null where no filter finds anything.</returns>
    public FilterMatches? FindIn(PostId post, long version, string author, string text)
    {
        var words = _keywords.FindIn(text).Select(place => _words[place]).Union(_authors[FoldedText.Of(author)])
            .ToLookup(word => word.Filter, word => word.Text);
        var posts = _posts[post].ToLookup(found => found.Filter, found => found.Post.Post);
        FilterMatch[] all =
        [
            .. words.Select(group => group.Key).Union(posts.Select(group => group.Key))
                .Select(filter => new FilterMatch(filter, [.. words[filter]], [.. posts[filter]])),
        ];
        return Remember(version, all.Length == 0 ? null : new FilterMatches(all, _json));
    }

    private static string NameIn(string keyword, string domain)
    {
        var (name, here) = (FoldedText.Of(keyword)[1..], FoldedText.Of("@" + domain));
        return name.EndsWith(here, StringComparison.Ordinal) ? name[..^here.Length] : name;
    }

    private FilterMatches? Remember(long version, FilterMatches? matches)
    {
        var place = Interlocked.Increment(ref _next) & (Places - 1);
        if (matches is null) Volatile.Write(ref RowOf(_clean, version)[place], version);
        else Volatile.Write(ref RowOf(_found, version)[place], new Found(version, matches));
        return matches;
    }

    private static Span<T> RowOf<T>(T[] places, long version) => places.AsSpan((int)(version & (Rows - 1)) * Places, Places);

    private sealed record Found(long Version, FilterMatches Matches);
}

/// <summary>What the filters of one person found in a post.</summary>
public sealed class FilterMatches(IReadOnlyList<FilterMatch> all, JsonSerializerOptions json)
{
    public IReadOnlyList<FilterMatch> All => all;

    /// <summary>As apps read it, in UTF-8; it is shared, so it must not be changed.</summary>
    internal byte[] Json { get; } = JsonSerializer.SerializeToUtf8Bytes(all.Select(FilterResultJson.From), json);
}

/// <param name="Keywords">Those that stand in the post, as its owner typed them.</param>
/// <param name="Posts">The post itself, where it is one of the filter's.</param>
public sealed record FilterMatch(Filter Filter, IReadOnlyList<string> Keywords, IReadOnlyList<PostId> Posts);
