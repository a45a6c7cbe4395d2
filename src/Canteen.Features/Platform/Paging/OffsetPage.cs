using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Canteen.Features.Platform.Paging;

/// <summary>A page of a list that is read by offset, and its Link header.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OffsetPage(int Offset, int Limit)
{
    public List<T> Of<T>(IReadOnlyList<T> all) => [.. all.Skip(Offset).Take(Limit)];

    /// <param name="count">How many there are in all.</param>
    public void WriteLinks(HttpContext context, int count, string address)
    {
        var links = new List<string>(2);
        if (Offset + Limit < count) links.Add(Link(context, address, Offset + Limit, "next"));
        if (Offset > 0) links.Add(Link(context, address, Math.Max(0, Offset - Limit), "prev"));
        if (links.Count > 0) context.Response.Headers.Link = string.Join(", ", links);
    }

    private static string Link(HttpContext context, string address, int offset, string rel)
    {
        var query = context.Request.Query
            .Where(q => q.Key is not ("offset" or "access_token" or "bearer_token"))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)))
            .Append(KeyValuePair.Create<string, string?>("offset", offset.ToString(CultureInfo.InvariantCulture)));
        return $"<{QueryHelpers.AddQueryString(address + context.Request.Path, query)}>; rel=\"{rel}\"";
    }
}
