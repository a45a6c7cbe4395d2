using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Trends;

/// <summary>The pages of what trends: posts, hashtags, links.</summary>
internal static class TrendsPages
{
    private const int Posts = 20, Tags = 20, Links = 20;

    public static async Task<IResult> PostsAsync(HttpContext http, ListTrendingPosts list, ExplainTrends explain, CancellationToken ct)
    {
        var (why, filter) = (await explain.RunAsync(http), ReaderFilter.Of(http, FilterContext.Public));
        var found = (await list.RunAsync(http.Viewer(), ct)).Take(Posts).ToList();
        var hidden = found.Count(item => filter.Hides(item.Post));
        var shown = found.Where(item => !filter.LeavesOut(item.Post)).ToList();
        var lines = shown.Select(HtmlPart (item) =>
            new ComponentPart(typeof(TrendingPost), new { Why = why(item.Trend) }) { Inner = new PostsPart([item.Post], filter: filter) });
        var parts = new Dictionary<PagePart, HtmlPart>
        {
            [PagePart.Filtered] = new HiddenCountPart(hidden, filter),
            [PagePart.Inner] = new PartList([.. lines]),
        };
        return PageAnswers.ShowPure<TrendingPostsPage>(
            new { HasPosts = shown.Count > 0, IsEmpty = shown.Count == 0 && hidden == 0 }, new PageContent { Parts = parts });
    }

    public static async Task<IResult> TagsAsync(
        HttpContext http, TrendCache trends, ReadRisingTags rising, ExplainTrends explain, CancellationToken ct)
    {
        var why = await explain.RunAsync(http);
        var shown = (await trends.FindAsync(ct)).Shown(TrendKind.Tag).Take(Tags).ToList();
        var trending = shown.ConvertAll(tag => new TrendingTag(tag.Subject, tag.Display, why(tag)));
        var others = (await rising.RunAsync(ct)).Where(tag => shown.TrueForAll(other => other.Subject != tag.Name)).ToList();
        return PageAnswers.ShowPure<HashtagsPage>(
            new { Trending = new EqualList<TrendingTag>(trending), Tags = new EqualList<RisingTag>(others) }, new PageContent());
    }

    public static async Task<IResult> LinksAsync(HttpContext http, TrendCache trends, ExplainTrends explain, CancellationToken ct)
    {
        var why = await explain.RunAsync(http);
        var shown = (await trends.FindAsync(ct)).Shown(TrendKind.Link).Take(Links);
        var links = new EqualList<TrendingLink>([.. shown.Select(link => new TrendingLink(link.Subject, why(link)))]);
        return PageAnswers.ShowPure<TrendingLinksPage>(new { Links = links }, new PageContent());
    }

    public static async Task<IResult> LinkAsync(HttpContext http, ApiInput input, ReadLinkTimeline timeline, CancellationToken ct)
    {
        var url = input.Text("url", 2048) ?? "";
        var read = await timeline.RunAsync(url, http.Viewer(), input.Window(20, 40), ct);
        if (!read.Is(out var posts, out var fault)) return fault.ToResult();
        var page = FilteredPage.Of(http, FilterContext.Public, posts);
        return PageAnswers.ShowPure<LinkPostsPage>(
            new { Address = LinkAddress.Of(url)!, State = FeedState.Of(page, isNewest: false) }, FeedContent.Of(page));
    }
}
