using Canteen.Core.Accounts;
using Canteen.Core.Lists;
using Canteen.Core.People;
using Canteen.Core.Search;
using Canteen.Core.Synonyms;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.Lists;

/// <summary>The pages that ask in which lists a person, a hashtag or a saved search is to be.</summary>
internal sealed class ChooseListsPages(
    ListCache lists, ListsWith with, AccountGate gate, TagAliasCache aliases, SavedSearchCache searches, IStringLocalizer<Words> words)
{
    public static readonly Flash PersonSaved = new("list-person-saved", "Your lists with {0} have been saved.") { NamesPerson = true };
    public static readonly Flash TagSaved = new("list-tag-saved", "Your lists with the hashtag have been saved.");

    public static readonly Flash SearchSaved = new("list-search-saved", "Your lists with the search have been saved.");

    public static Task<IResult> AskPersonAsync(AccountId id, HttpContext http, ChooseListsPages pages) =>
        pages.PersonAsync(http, id, GoBack.PageOf(http), null);

    public static async Task<IResult> SavePersonAsync(
        AccountId id, ApiInput input, HttpContext http, ChooseListsOfPerson choose, ChooseListsPages pages)
    {
        if (!(await choose.RunAsync(http.Me(), id, Choice(input), http.RequestAborted)).Is(out _, out var fault))
            return fault.Kind == FaultKind.NotFound ? fault.ToResult() : await pages.PersonAsync(http, id, Back(input), new(input, fault));
        PersonSaved.Leave(http, id.Value);
        return GoBack.From(http, "/lists", Flash.Anchor);
    }

    public static Task<IResult> AskTagAsync(string name, HttpContext http, ChooseListsPages pages) =>
        pages.TagAsync(http, name, GoBack.PageOf(http), null);

    public static async Task<IResult> SaveTagAsync(
        string name, ApiInput input, HttpContext http, ChooseListsOfTag choose, ChooseListsPages pages)
    {
        if (!TagName.TryParse(name, out _)) return Fault.NotFound.ToResult();
        if (!(await choose.RunAsync(http.Me(), name, Choice(input), http.RequestAborted)).Is(out _, out var fault))
            return fault.Kind == FaultKind.NotFound ? fault.ToResult() : await pages.TagAsync(http, name, Back(input), new(input, fault));
        TagSaved.Leave(http);
        return GoBack.From(http, "/lists", Flash.Anchor);
    }

    public static Task<IResult> AskSearchAsync(Id<SavedSearch> id, HttpContext http, ChooseListsPages pages) =>
        pages.SearchAsync(http, id, GoBack.PageOf(http), null);

    public static async Task<IResult> SaveSearchAsync(
        Id<SavedSearch> id, ApiInput input, HttpContext http, ChooseListsOfSearch choose, ChooseListsPages pages)
    {
        if (!(await choose.RunAsync(http.Me(), id, Choice(input), http.RequestAborted)).Is(out _, out var fault))
            return fault.Kind == FaultKind.NotFound ? fault.ToResult() : await pages.SearchAsync(http, id, Back(input), new(input, fault));
        SearchSaved.Leave(http);
        return GoBack.From(http, $"/searches/{id}", Flash.Anchor);
    }

    private async Task<IResult> PersonAsync(HttpContext http, AccountId id, string? back, Refused? refused)
    {
        var (me, ct) = (http.Me(), http.RequestAborted);
        // Whom the reader blocks cannot be put into a list either.
        if (await gate.ListedAsync(await gate.FindAsync([id], me, ct), me, ct) is not [var person]) return Fault.NotFound.ToResult();
        if (!(await with.RunAsync(me, id, ct)).Is(out var holding, out var fault)) return fault.ToResult();
        var heading = words["Lists with {0}", person.Name];
        return await ShowAsync(me, holding, heading, $"/people/{id}/lists", back ?? person.Path, refused, ct);
    }

    private async Task<IResult> TagAsync(HttpContext http, string tag, string? back, Refused? refused)
    {
        var (me, ct) = (http.Me(), http.RequestAborted);
        if (!TagName.TryParse(tag, out var name)) return Fault.NotFound.ToResult();
        var group = (await aliases.FindAsync(ct)).GroupOf(name);
        List<PersonalList> holding = [.. (await lists.FindAsync(me, ct)).Where(list => list.Tags.Any(known => group.Contains(known.Name)))];
        var heading = words["Lists with {0}", "#" + TagName.Bare(tag)];
        var action = $"/tags/{Uri.EscapeDataString(tag)}/lists";
        return await ShowAsync(me, holding, heading, action, back ?? TagName.Path(name), refused, ct);
    }

    private async Task<IResult> SearchAsync(HttpContext http, Id<SavedSearch> id, string? back, Refused? refused)
    {
        var (me, ct) = (http.Me(), http.RequestAborted);
        if (await searches.FindAsync(me, id, ct) is not { } search) return Fault.NotFound.ToResult();
        List<PersonalList> holding = [.. (await lists.FindAsync(me, ct)).Where(list => list.Searches.Contains(id))];
        var heading = words["Lists with {0}", search.Title];
        return await ShowAsync(me, holding, heading, $"/searches/{id}/lists", back ?? $"/searches/{id}", refused, ct);
    }

    private async Task<IResult> ShowAsync(
        AccountId me, List<PersonalList> holding, string heading, string action, string back, Refused? refused, CancellationToken ct)
    {
        var was = holding.Select(list => list.Id).ToHashSet();
        return PageAnswers.Show<ChooseListsPage>(
            new
            {
                Heading = heading, Action = action, Back = back, Lists = await lists.FindAsync(me, ct),
                Was = was, With = refused is null ? was : refused.Input.Ids<PersonalList>("lists").ToHashSet(),
                NewTitle = refused?.Input.Text("title") ?? "",
                Fault = refused?.Fault.Plain,
            },
            refused?.Fault);
    }

    /// <summary>Only what somebody changed on the page, because another device may have changed the rest meanwhile.</summary>
    private static ListChoice Choice(ApiInput input)
    {
        var (now, was) = (input.Ids<PersonalList>("lists"), input.Ids<PersonalList>("was"));
        return new([.. now.Except(was)], [.. was.Except(now)], input.Text("title"));
    }

    private static string? Back(ApiInput input) => input.Text("back", 2048) is { } back && GoBack.IsOurs(back) ? back : null;

    /// <summary>The form that could not be taken, and why.</summary>
    private sealed record Refused(ApiInput Input, Fault Fault);
}
