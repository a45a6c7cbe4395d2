using System.Globalization;
using System.Text;
using System.Xml;
using Canteen.Core;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Search;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>
/// A saved search as RSS 2.0 (https://www.rssboard.org/rss-specification) at a secret address. A feed reader shows to others what it reads:
/// so it gets what is said to everybody, and nothing that is for its owner alone.
/// </summary>
internal static class SearchFeedPages
{
    private const int Most = 40;
    private const int TitleLength = 80;

    public static string AddressOf(CanteenSettings settings, Secret<SearchFeed> secret) =>
        $"{settings.Address}/searches/feeds/{secret.Text}";

    public static async Task<IResult> OpenAsync(
        Id<SavedSearch> id, HttpContext http, OpenSearchFeed open, SavedSearchCache searches, CanteenSettings settings,
        CancellationToken ct)
    {
        if (!(await open.RunAsync(http.Me(), id, ct)).Is(out var secret, out var fault)) return fault.ToResult();
        return await searches.FindAsync(http.Me(), id, ct) is { } search
            ? PageAnswers.Show<SearchFeedPage>(new { Search = search, Address = AddressOf(settings, secret) })
            : Fault.NotFound.ToResult();
    }

    public static async Task<IResult> CloseAsync(Id<SavedSearch> id, HttpContext http, CloseSearchFeed close, CancellationToken ct) =>
        (await close.RunAsync(http.Me(), id, ct)).Is(out _, out var fault) ? GoBack.To($"/searches/{id}/edit") : fault.ToResult();

    public static async Task<IResult> ReadAsync(
        string secret, HttpContext http, FindSearchFeed feeds, FindPosts find, CanteenSettings settings, CancellationToken ct)
    {
        if (!Secret<SearchFeed>.TryParse(secret, out var parsed) || await feeds.RunAsync(parsed, ct) is not { } feed)
            return Fault.NotFound.ToResult();
        var found = await find.RunAsync(feed.Query, new(feed.Owner), new PageWindow(Most), ct);
        var posts = found.Is(out var searched, out _) ? searched.Found.Posts : [];
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        http.Response.Headers.CacheControl = "private, no-cache";
        var shown = posts.Where(IsForAll).Select(post => post.ToView()).ToList();
        return Results.Bytes(Write(feed, shown, settings), "application/rss+xml; charset=utf-8");
    }

    private static bool IsForAll(ShownPost post) =>
        post.ToView().Audience is { IsForEveryone: true, IsListed: true } && !post.IsHiddenIn(FilterContext.Public);

    private static byte[] Write(FoundFeed feed, List<PostView> posts, CanteenSettings settings)
    {
        using var bytes = new MemoryStream();
        var options = new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false };
        using (var xml = XmlWriter.Create(bytes, options))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("channel");
            Text(xml, "title", $"{feed.Title} · {settings.Title}");
            Text(xml, "link", $"{settings.Address}/search?q={Uri.EscapeDataString(feed.Query)}");
            Text(xml, "description", feed.Query);
            foreach (var post in posts) Item(xml, post);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Item(XmlWriter xml, PostView post)
    {
        xml.WriteStartElement("item");
        Text(xml, "title", $"{post.Author.Name}: {Shortened(post.ContentWarning.Length > 0 ? post.ContentWarning : post.Typed ?? "")}");
        Text(xml, "link", post.Url);
        Text(xml, "guid", post.Url);
        Text(xml, "pubDate", DateTimeOffset.FromUnixTimeMilliseconds(post.CreatedAt).ToString("r", CultureInfo.InvariantCulture));
        // What is behind a warning stays behind it.
        Text(xml, "description", post.ContentWarning.Length > 0 ? post.ContentWarning : post.Html.ToString());
        xml.WriteEndElement();
    }

    private static string Shortened(string text)
    {
        var line = new StringInfo(text.ReplaceLineEndings(" "));
        return line.LengthInTextElements <= TitleLength ? line.String : line.SubstringByTextElements(0, TitleLength) + "…";
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, PlainText.Clean(text));
}
