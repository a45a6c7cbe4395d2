using Canteen.Core.Search;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.SavedSearches;

internal static class SavedSearchesPages
{
    public static readonly Flash Saved = new("search-saved", "Search saved. You find it under Saved.");
    public static readonly Flash Changed = new("search-changed", "Your changes to the search have been saved.");
    public static readonly Flash Deleted = new("search-deleted", "You deleted the search.");

    public static async Task<IResult> ListAsync(HttpContext http, ListSearches list, CancellationToken ct) =>
        PageAnswers.Show<SavedSearchesPage>(new { Searches = await list.RunAsync(http.Me(), ct) });

    /// <summary>Looking at the newest page is reading: what it shows is not new any more.</summary>
    public static async Task<IResult> ShowAsync(
        Id<SavedSearch> id, ApiInput input, HttpContext http, ReadSearch read, LookAtSearch look, CancellationToken ct)
    {
        var window = input.Window(20, 40);
        if (!(await read.RunAsync(http.Me(), id, window, ct, ReaderZone.OfDevice(http.Request))).Is(out var found, out var fault))
            return fault.ToResult();
        var isNewest = window is { MaxId: null, MinId: null };
        var page = FilteredPage.Of(http, FilterContext.Public, found.Posts);
        if (isNewest && found.Posts.First is { } newest && !Flash.IsPrefetch(http))
            await look.RunAsync(http.Me(), found.Search, newest, ct);
        if (http.Request.WantsFragment()) return Fragment.Of(page, found.Sought);
        var (search, state) = (found.Search with { LookedUpTo = 0 }, FeedState.Of(page, isNewest));
        return PageAnswers.ShowPure<SavedSearchPage>(new { Search = search, State = state }, FeedContent.Of(page, found.Sought));
    }

    public static IResult New(ApiInput input) =>
        ShowForm(null, new(Title: "", Query: input.Text("q", QueryReader.MaxLength) ?? "", SearchNotice.No));

    public static async Task<IResult> SaveAsync(ApiInput input, HttpContext http, SaveSearch save, CancellationToken ct)
    {
        var draft = Draft(input);
        if (!(await save.RunAsync(http.Me(), draft, ct)).Is(out var search, out var fault)) return ShowForm(null, draft, fault);
        Saved.Leave(http);
        return GoBack.To($"/searches/{search.Id}{Flash.Anchor}");
    }

    public static async Task<IResult> EditAsync(Id<SavedSearch> id, HttpContext http, SavedSearchCache searches, CancellationToken ct) =>
        await searches.FindAsync(http.Me(), id, ct) is { } search
            ? ShowForm(search, new(search.Title, search.Query, search.Notice))
            : Fault.NotFound.ToResult();

    public static async Task<IResult> ChangeAsync(
        Id<SavedSearch> id, ApiInput input, HttpContext http, SavedSearchCache searches, ChangeSearch change, CancellationToken ct)
    {
        if (await searches.FindAsync(http.Me(), id, ct) is not { } search) return Fault.NotFound.ToResult();
        var draft = Draft(input);
        if (!(await change.RunAsync(http.Me(), id, draft, ct)).Is(out _, out var fault)) return ShowForm(search, draft, fault);
        Changed.Leave(http);
        return GoBack.To($"/searches/{id}{Flash.Anchor}");
    }

    public static async Task<IResult> AskAsync(Id<SavedSearch> id, HttpContext http, SavedSearchCache searches, CancellationToken ct) =>
        await searches.FindAsync(http.Me(), id, ct) is { } search
            ? PageAnswers.Show<DeleteSearchPage>(new { Search = search })
            : Fault.NotFound.ToResult();

    public static async Task<IResult> DeleteAsync(Id<SavedSearch> id, HttpContext http, DeleteSearch delete, CancellationToken ct)
    {
        if (!(await delete.RunAsync(http.Me(), id, ct)).Is(out _, out var fault)) return fault.ToResult();
        Deleted.Leave(http);
        return GoBack.To("/searches" + Flash.Anchor);
    }

    private static IResult ShowForm(SavedSearch? search, SearchDraft draft, Fault? fault = null) =>
        PageAnswers.Show<SearchFormPage>(new { Search = search, Form = draft, Fault = fault?.Plain }, fault);

    private static SearchDraft Draft(ApiInput input) => new(
        input.Text("title") ?? "", input.Text("query") ?? "", SearchNoticeJson.Of(input.Text("notify", 20)) ?? SearchNotice.No);
}
