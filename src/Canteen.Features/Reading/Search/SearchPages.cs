using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

internal sealed class SearchPages(
    FindByAddress find, SearchAccounts people, SearchTags tags, RelationshipCache relationships)
{
    private const int MaxWords = 500;
    private const int Most = 20;

    public static Task<IResult> ShowAsync(HttpContext http, ApiInput input, SearchPages pages) => pages.ShowAsync(http, input);

    private async Task<IResult> ShowAsync(HttpContext http, ApiInput input)
    {
        var (words, viewer, ct) = ((input.Text("q", MaxWords) ?? "").Trim(), http.Viewer(), http.RequestAborted);
        if (words.Length == 0) return PageAnswers.ShowPure<SearchPage>(new { Words = words }, new PageContent());
        if (FindByAddress.IsAddress(words)) return await OfAddressAsync(words, viewer, ct);
        var accounts = await people.RunAsync(new(viewer ?? default, words, Most), ct);
        // Read together here, for the buttons to find one by one.
        if (viewer is { } me) await relationships.FindAsync(me, accounts.Select(person => person.Id), ct);
        var named = await tags.RunAsync(words, viewer, Most, 0, ct);
        return PageAnswers.ShowPure<SearchPage>(
            new { Words = words, HasPeople = accounts.Count > 0, Tags = new EqualList<TagUseView>(named) },
            new PageContent { Parts = new Dictionary<PagePart, HtmlPart> { [PagePart.Above] = PersonWithActions.PartOf(accounts) } });
    }

    /// <summary>Who knows the address of a person or a post goes there.</summary>
    private async Task<IResult> OfAddressAsync(string address, AccountId? viewer, CancellationToken ct)
    {
        var found = await find.RunAsync(address, viewer, ct);
        if (found.Account is { } account) return GoBack.To(account.Path);
        if (found.Post is { } post) return GoBack.To(post.Path);
        return PageAnswers.ShowPure<SearchPage>(new { Words = address }, new PageContent());
    }
}
