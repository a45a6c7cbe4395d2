using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Core.People;
using Canteen.Core.Posts;
using Canteen.Core.Search;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

internal sealed class SearchPages(
    FindByAddress find, SearchForPosts posts, SearchAccounts people, SearchTags tags, RelationshipCache relationships,
    RememberSearch remember)
{
    private const int Most = SearchPage.Most;

    public static Task<IResult> ShowAsync(HttpContext http, ApiInput input, SearchPages pages) => pages.ShowAsync(http, input);

    /// <summary>The form for those who do not write queries by hand.</summary>
    public static IResult Build(ApiInput input)
    {
        var address = "/search?q=" + Uri.EscapeDataString(QueryForm.Of(input).ToQuery());
        return GoBack.To(IsByRelevance(input) ? address + "&sort=relevance" : address);
    }

    /// <summary>One that somebody searched for, or all.</summary>
    public static async Task<IResult> ForgetAsync(HttpContext http, ApiInput input, ForgetSearches forget, CancellationToken ct)
    {
        await forget.RunAsync(http.Me(), input.Text("q", QueryReader.MaxLength), ct);
        return GoBack.To("/search");
    }

    /// <summary>What is asked for besides the words.</summary>
    internal static FoundWindow WindowOf(ApiInput input, PageWindow window)
    {
        var byRelevance = IsByRelevance(input);
        return new(window, byRelevance, byRelevance ? (int)Math.Clamp(input.Number("offset") ?? 0, 0, RankPosts.Most) : 0);
    }

    private static bool IsByRelevance(ApiInput input) => input.Text("sort") == "relevance";

    private async Task<IResult> ShowAsync(HttpContext http, ApiInput input)
    {
        var words = (input.Text("q", QueryReader.MaxLength) ?? "").Trim();
        if (words.Length == 0) return Empty(words, http, IsByRelevance(input));
        if (FindByAddress.IsAddress(words)) return await OfAddressAsync(words, http);
        if (http.Viewer() is not { } me)
            return await OfNamesAsync(http, words, null, null, new(new PageWindow(Most), IsByRelevance(input), 0));
        var window = WindowOf(input, input.Window(Most, 40));
        var asked = new SearchAsked(me, ReaderZone.OfDevice(http.Request));
        var found = await posts.RunAsync(words, asked, window, http.RequestAborted);
        if (found.Is(out _, out _) && window.IsFirst && !Flash.IsPrefetch(http)) await remember.RunAsync(me, words, http.RequestAborted);
        return found.Is(out var page, out var fault)
            ? await OfNamesAsync(http, words, page, null, window)
            : await OfNamesAsync(http, words, null, fault, window);
    }

    /// <summary>What was found of posts, with people and hashtags above it where it is the first page.</summary>
    private async Task<IResult> OfNamesAsync(HttpContext http, string words, FoundPage? found, Fault? fault, FoundWindow window)
    {
        var isFirst = fault is null && window.IsFirst;
        var (viewer, ct) = (http.Viewer(), http.RequestAborted);
        var accounts = isFirst ? await people.RunAsync(new(viewer ?? default, words, Most), ct) : [];
        // Read together here, for the buttons to find one by one.
        if (viewer is { } me) await relationships.FindAsync(me, accounts.Select(person => person.Id), ct);
        var named = isFirst ? await tags.RunAsync(words, viewer, Most, 0, ct) : [];
        var content = ContentOf(http, accounts, found, out var state);
        var parameters = new
        {
            Words = words, IsMember = viewer is not null, HasPeople = accounts.Count > 0, Tags = new EqualList<TagUseView>(named),
            State = state, Hints = new EqualList<SearchHint>(found?.Searched.Request.Hints ?? []), Fault = fault,
            HasOperators = found?.Searched.Request.Query is { } query && query.HasOperators,
            window.ByRelevance, HasWords = found?.Searched.Sought.IsEmpty == false, found?.Ranked,
            Meant = isFirst && found is not null ? await MeantAsync(http, found, accounts.Count + named.Count) : null,
        };
        return fault is null
            ? PageAnswers.ShowPure<SearchPage>(parameters, content)
            : PageAnswers.Show<SearchPage>(parameters, fault, content);
    }

    private Task<string?> MeantAsync(HttpContext http, FoundPage found, int others) =>
        posts.CorrectAsync(found, new(http.Me(), ReaderZone.OfDevice(http.Request)), others, http.RequestAborted);

    private static PageContent ContentOf(HttpContext http, List<AccountView> accounts, FoundPage? found, out FeedState? state)
    {
        var page = found is null ? null : FilteredPage.Of(http, FilterContext.Public, found.Posts);
        var parts = new Dictionary<PagePart, HtmlPart> { [PagePart.Above] = PersonWithActions.PartOf(accounts) };
        var feed = page is null ? new PageContent() : FeedContent.Of(page, found!.Searched.Sought);
        foreach (var (name, part) in feed.Parts) parts[name] = part;
        state = page is null ? null : FeedState.Of(page);
        return feed with { Parts = parts };
    }

    /// <summary>Who knows the address of a person or a post goes there.</summary>
    private async Task<IResult> OfAddressAsync(string address, HttpContext http)
    {
        var found = await find.RunAsync(address, http.Viewer(), http.RequestAborted);
        if (found.Account is { } account) return GoBack.To(account.Path);
        if (found.Post is { } post) return GoBack.To(post.Path);
        return Empty(address, http);
    }

    private static IResult Empty(string words, HttpContext http, bool byRelevance = false) => PageAnswers.ShowPure<SearchPage>(
        new { Words = words, IsMember = http.Viewer() is not null, ByRelevance = byRelevance }, new PageContent());
}
