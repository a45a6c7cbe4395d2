using Canteen.Core.Posts;
using Canteen.Features.Platform;
using Canteen.Features.Platform.CatchUp;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Posts;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>The sections of the page, and the list of everything else.</summary>
internal sealed class CatchUpParts(CatchUpReading reading, IStringLocalizer<Words> l)
{
    public List<HtmlPart> All()
    {
        var parts = new List<HtmlPart>();
        if (reading.View is { IsUsual: true, Page: 1 }) parts.AddRange(reading.Found.Sections.Select(PartOf));
        if (reading.Found.Window.Posts.Count == 0) return parts;
        parts.Add(Controls());
        if (reading.View.ByAuthor) parts.AddRange(Authors());
        else if (reading.OnPage.Count > 0)
            parts.Add(new ComponentPart(typeof(CatchUpList), new { Label = l["Posts"].Value }) { Inner = List() });
        return parts;
    }

    private HtmlPart PartOf(CatchUpSection section) => new ComponentPart(
        typeof(CatchUpGroup),
        new { section.Name, section.Title, About = section.About ?? "", section.Items.Count, IsFeed = section.Items[0] is CatchUpPost })
    {
        Inner = InnerOf(section),
    };

    private HtmlPart InnerOf(CatchUpSection section)
    {
        List<CatchUpPost> posts = [.. section.Items.OfType<CatchUpPost>()];
        if (posts.Count == section.Items.Count)
            return new PostsPart(posts.ConvertAll(item => item.Post), setSize: posts.Count, filter: reading.Filter)
            {
                Why = posts.ConvertAll(item => item.Why),
            };
        return new PartList([.. section.Items.Select(PartOf)]);
    }

    private HtmlPart PartOf(CatchUpItem item) => item switch
    {
        CatchUpPost post => new PostsPart([post.Post], filter: reading.Filter) { Why = [post.Why] },
        CatchUpPerson person => new ComponentPart(typeof(CatchUpPersonLine), new { person.Person, person.Why })
        {
            Inner = new SlotPart(SlotNames.ProfileActions, person.Person),
        },
        CatchUpLink link => new ComponentPart(typeof(CatchUpLinkLine), new { Link = link }),
        _ => throw new InvalidOperationException($"{item.GetType().Name} has no place on a page."),
    };

    private HtmlPart Controls() => new ComponentPart(
        typeof(CatchUpControls), new { reading.Found.Span, View = reading.View with { Page = 1 }, Count = reading.Listed.Count });

    private static Func<ShownPost, bool> IsBy(AccountId author) => post => post.Author.View.Id == author;

    /// <summary>In the order of time, what belongs together stands together.</summary>
    private PostsPart List()
    {
        var posts = reading.OnPage;
        if (reading.View.Order != CatchUpOrder.Newest) return new(posts, setSize: posts.Count, filter: reading.Filter);
        var arranged = new FeedArrangement(posts);
        return new(arranged.Posts, setSize: posts.Count, filter: reading.Filter) { Arrangement = arranged };
    }

    private IEnumerable<HtmlPart> Authors() =>
        from author in reading.OnPage.GroupBy(post => post.Author.View.Id)
        let posts = author.ToList()
        select new ComponentPart(
            typeof(CatchUpAuthor),
            new { Author = posts[0].Author.View.Name, Id = author.Key.Value, Count = reading.Listed.Count(IsBy(author.Key)) })
        {
            Inner = new PostsPart(posts, setSize: posts.Count, filter: reading.Filter),
        };
}
