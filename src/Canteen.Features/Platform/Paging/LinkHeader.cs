using System.Globalization;
using Canteen.Core.Paging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Canteen.Features.Platform.Paging;

/// <summary>The Link header of a page. <c>next</c> comes first, because toot's reader takes only the first link.</summary>
public static class LinkHeader
{
    private static readonly string[] Cursors = ["max_id", "min_id", "since_id"];

    /// <param name="prev">min_id for posts and notifications, since_id for accounts, tags and domains.</param>
    /// <param name="always">Timelines and notifications give <c>next</c> for every page that is not empty.</param>
    public static void Write<T>(HttpContext context, Page<T> page, string address, string prev = "min_id", bool always = false)
    {
        var links = new List<string>(2);
        if (page.Last is { } last && (always || page.Full)) links.Add(Link(context, address, "max_id", last, "next"));
        if (page.First is { } first) links.Add(Link(context, address, prev, first, "prev"));
        if (links.Count > 0) context.Response.Headers.Link = string.Join(", ", links);
    }

    private static string Link(HttpContext context, string address, string name, long id, string rel)
    {
        if (context.Request.Query.Count == 0)
            return string.Create(
                CultureInfo.InvariantCulture, $"<{address}{context.Request.Path.ToUriComponent()}?{name}={id}>; rel=\"{rel}\"");
        var query = context.Request.Query
            .Where(q => !Cursors.Contains(q.Key) && q.Key is not ("access_token" or "bearer_token"))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)))
            .Append(KeyValuePair.Create<string, string?>(name, id.ToString(CultureInfo.InvariantCulture)));
        return $"<{QueryHelpers.AddQueryString(address + context.Request.Path, query)}>; rel=\"{rel}\"";
    }
}
