using Canteen.Core.Posts;
using Canteen.Features.Platform.CatchUp;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>
/// What somebody missed: section by section, as rooms tell of it, and then everything else. A post stands once, where it came first, with
/// all reasons why it is there.
/// </summary>
public sealed class ReadCatchUp(ReadSpan home, IEnumerable<ICatchUpSource> sources)
{
    private readonly ICatchUpSource[] _sources = [.. sources.OrderBy(source => source.Order)];

    /// <param name="leavesOut">Posts that are not to be there at all.</param>
    public async Task<FoundCatchUp> RunAsync(AccountId me, CatchUpSpan span, Predicate<ShownPost> leavesOut, CancellationToken ct)
    {
        var read = await home.RunAsync(me, span, ct);
        List<ShownPost> posts = [.. read.Posts.Where(post => !leavesOut(post))];
        var window = new CatchUpWindow(read.Reader, read.CutAt ?? span.From, span.To, posts);
        var found = new List<CatchUpSection>();
        foreach (var source in _sources)
            if (await source.FindAsync(window, ct) is { } section) found.Add(section);
        var why = new Dictionary<PostId, string>();
        var chosen = found.ConvertAll(section => Choose(section, why)).FindAll(section => section.Items.Count > 0);
        List<ShownPost> rest = [.. posts.Where(post => !why.ContainsKey(post.Id))];
        return new(span, window, [.. chosen.Select(section => WithReasons(section, why))], rest)
        {
            IsCut = read.CutAt is not null, LeftOut = [.. read.Posts.Where(post => leavesOut(post))],
        };
    }

    /// <summary>What fits into a section, without the posts of those before it, which get one more reason.</summary>
    private static CatchUpSection Choose(CatchUpSection section, Dictionary<PostId, string> why)
    {
        var items = new List<CatchUpItem>();
        foreach (var item in section.Items)
        {
            if (item is CatchUpPost { Post.Id: var id } && why.TryGetValue(id, out var before))
            {
                if (items.TrueForAll(other => other is not CatchUpPost post || post.Post.Id != id)) why[id] = $"{before}. {item.Why}";
                continue;
            }
            if (items.Count >= CatchUpSection.Most) continue;
            if (item is CatchUpPost chosen) why[chosen.Post.Id] = item.Why;
            items.Add(item);
        }
        return section with { Items = items };
    }

    private static CatchUpSection WithReasons(CatchUpSection section, Dictionary<PostId, string> why) =>
        section with { Items = [.. section.Items.Select(item => item is CatchUpPost post ? post with { Why = why[post.Post.Id] } : item)] };
}

/// <param name="Rest">Everything else, newest first.</param>
public sealed record FoundCatchUp(
    CatchUpSpan Span, CatchUpWindow Window, IReadOnlyList<CatchUpSection> Sections, IReadOnlyList<ShownPost> Rest)
{
    /// <summary>There was more than is read: only the newest is here.</summary>
    public bool IsCut { get; init; }

    public IReadOnlyList<ShownPost> LeftOut { get; init; } = [];

    public bool IsEmpty => Sections.Count == 0 && Rest.Count == 0;
}
