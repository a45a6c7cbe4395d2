using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Core.Text;
using Canteen.Features.Platform.CatchUp;

namespace Canteen.Features.Reading.CatchUp;

/// <param name="Limited">There were more posts than are read: only the newest are here, since <paramref name="From"/>.</param>
/// <param name="PostsCount">How many posts there are in all.</param>
/// <param name="Sections">Empty where a kind, an order or grouping was asked for, and from the second page on.</param>
/// <param name="Statuses">A page of all others.</param>
internal sealed record CatchUpJson(
    string From, string To, bool Limited, int PostsCount, IEnumerable<CatchUpSectionJson> Sections, IEnumerable<StatusJson> Statuses,
    int Page, int Pages)
{
    public static CatchUpJson Of(CatchUpReading reading)
    {
        var (found, view) = (reading.Found, reading.View);
        var sections = view is { IsUsual: true, Page: 1 } ? found.Sections : [];
        return new(
            ApiTime.Iso(found.Window.From), ApiTime.Iso(found.Span.To), found.IsCut, found.Window.Posts.Count,
            sections.Select(CatchUpSectionJson.From), StatusJson.From(reading.OnPage.Select(post => post.ToView())), view.Page,
            reading.Pages);
    }
}

/// <param name="About">What its order goes by.</param>
internal sealed record CatchUpSectionJson(string Name, string Title, string? About, IEnumerable<CatchUpItemJson> Items)
{
    public static CatchUpSectionJson From(CatchUpSection section) =>
        new(section.Name, section.Title, section.About, section.Items.Select(CatchUpItemJson.From));
}

/// <param name="Reason">Why it is there, for people.</param>
/// <param name="Status">Where it is a post; else null, as the others.</param>
internal sealed record CatchUpItemJson(string Reason, StatusJson? Status = null, AccountJson? Account = null, CatchUpLinkJson? Link = null)
{
    public static CatchUpItemJson From(CatchUpItem item) => item switch
    {
        CatchUpPost post => new(post.Why, Status: StatusJson.From(post.Post.ToView())),
        CatchUpPerson person => new(person.Why, Account: AccountJson.From(person.Person)),
        CatchUpLink link => new(link.Why, Link: new(link.Title, link.Href)),
        _ => new(item.Why),
    };
}

/// <param name="Url">Relative to the server for what is on it.</param>
internal sealed record CatchUpLinkJson(string Title, string Url);

internal sealed record CaughtUpJson(string CaughtUpTo);
