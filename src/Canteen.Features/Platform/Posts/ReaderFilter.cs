using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Posts;

/// <summary>What becomes of posts in which the reader's filters found something, at one place.</summary>
/// <param name="ShowsHidden">The reader asked to see here what is hidden: it is closed, as what they are warned of.</param>
public readonly record struct ReaderFilter(FilterContext Where, bool ShowsHidden = false)
{
    private const string Name = "filtered", Show = "show";

    public static ReaderFilter Of(HttpContext http, FilterContext where) => new(where, http.Request.Query[Name] == Show);

    /// <summary>A filter hides it, whether or not the reader asked to see it all the same.</summary>
    public bool Hides(ShownPost post) => post.IsHiddenIn(Where);

    public bool LeavesOut(ShownPost post) => !ShowsHidden && Hides(post);

    /// <summary>
    /// The titles of the filters for which it is closed; null for one that is open. To blur is to warn as long as words are all that a post
    /// has; a post that is shown although a filter hides it is closed as well.
    /// </summary>
    public string? TitlesFor(ShownPost post)
    {
        if (post.Filtered is null || post.Shown.IsOwn) return null;
        var here = this;
        var titles = string.Join(", ", post.Filtered.All.Where(match => here.Applies(match.Filter)).Select(match => match.Filter.Title));
        return titles.Length > 0 ? titles : null;
    }

    private bool Applies(Filter filter) => (filter.Contexts & Where) != FilterContext.None;

    /// <summary>The address of the same page with what is hidden shown, or left out again where it is.</summary>
    internal string OtherWay(HttpRequest request)
    {
        var rest = request.Query.Where(part => part.Key != Name).SelectMany(part => part.Value, (part, value) => (part.Key, value));
        var query = QueryString.Create(rest.Select(part => KeyValuePair.Create(part.Key, (string?)part.value)));
        return request.Path + (ShowsHidden ? query : query.Add(Name, Show));
    }
}

/// <summary>A page of posts without those that the reader's filters hide.</summary>
/// <param name="Hidden">How many they hide; also where these are shown because the reader asked for them.</param>
public sealed record FilteredPage(Page<ShownPost> Posts, ReaderFilter Filter, int Hidden)
{
    public static FilteredPage Of(HttpContext http, FilterContext where, Page<ShownPost> page)
    {
        var filter = ReaderFilter.Of(http, where);
        var hidden = page.Items.Count(filter.Hides);
        return new(hidden == 0 ? page : page with { Items = [.. page.Items.Where(post => !filter.LeavesOut(post))] }, filter, hidden);
    }
}
