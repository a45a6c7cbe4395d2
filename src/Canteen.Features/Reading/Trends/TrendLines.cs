namespace Canteen.Features.Reading.Trends;

/// <param name="Name">Folded.</param>
public sealed record TrendingTag(string Name, string Display, TrendWhy Why);

public sealed record TrendingLink(string Address, TrendWhy Why)
{
    public string PostsPath => PathOf(Address);

    /// <summary>The page with the posts that have the link.</summary>
    public static string PathOf(string address) => "/trends/link?url=" + Uri.EscapeDataString(address);
}
