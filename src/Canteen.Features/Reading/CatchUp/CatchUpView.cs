using Canteen.Core.Posts;

namespace Canteen.Features.Reading.CatchUp;

public enum CatchUpKind
{
    All,
    Posts,
    Replies,
    Boosts,
    Links,
    Questions,
}

public enum CatchUpOrder
{
    Newest,
    Oldest,
    Replies,
    Favourites,

    /// <summary>First by whom most was said in the fewest posts.</summary>
    Density,
}

/// <summary>Which of the posts somebody wants to see, and in which order.</summary>
public sealed record CatchUpView(
    CatchUpKind Kind = CatchUpKind.All, CatchUpOrder Order = CatchUpOrder.Newest, bool ByAuthor = false, int Page = 1)
{
    public const int PageSize = 30;

    /// <summary>Nothing was chosen: section by section, then everything else.</summary>
    public bool IsUsual => Kind == CatchUpKind.All && Order == CatchUpOrder.Newest && !ByAuthor;

    /// <param name="posts">Newest first.</param>
    /// <returns>Those that are wanted, in the order in which they are wanted.</returns>
    public List<ShownPost> Of(IReadOnlyList<ShownPost> posts)
    {
        var wanted = posts.Where(IsWanted);
        var ordered = Order switch
        {
            CatchUpOrder.Oldest => wanted.Reverse(),
            CatchUpOrder.Replies => wanted.OrderByDescending(post => post.Shown.Counts.Replies),
            CatchUpOrder.Favourites => wanted.OrderByDescending(post => post.Shown.Counts.Favourites),
            CatchUpOrder.Density => ByDensity(wanted),
            _ => wanted,
        };
        return ByAuthor ? Grouped([.. ordered]) : [.. ordered];
    }

    /// <summary>Whoever posted least comes first, so that nobody is drowned by others; by density, whoever was first there.</summary>
    private List<ShownPost> Grouped(List<ShownPost> posts)
    {
        var authors = posts.GroupBy(post => post.Author.View.Id);
        var ordered = Order == CatchUpOrder.Density ? authors : authors.OrderBy(author => author.Count());
        return [.. ordered.SelectMany(author => author)];
    }

    private static IEnumerable<ShownPost> ByDensity(IEnumerable<ShownPost> posts) =>
        posts.GroupBy(post => post.Shown.Author.View.Id)
            .OrderByDescending(author => author.Average(post => SaidWords.Count(post.Shown.Post.View!))).SelectMany(author => author);

    private bool IsWanted(ShownPost post) => Kind switch
    {
        CatchUpKind.Posts => post.Original is null && !IsReply(post),
        CatchUpKind.Replies => post.Original is null && IsReply(post),
        CatchUpKind.Boosts => post.Original is not null || post.AlsoBoostedBy.Count > 0,
        CatchUpKind.Links => SaidWords.Links(post.Shown.Post.View!).Count > 0,
        CatchUpKind.Questions => SaidWords.Asks(post.Shown.Post.View!),
        _ => true,
    };

    private static bool IsReply(ShownPost post) => post.Post.View is { ReplyToId: not null } or { ReplyToAccountId: not null };
}
