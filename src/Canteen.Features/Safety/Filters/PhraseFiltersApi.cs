using Canteen.Core.Filters;
using Canteen.Core.Text;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Filters;

/// <summary>The old interface, in which a filter is one phrase: each keyword is one, with the id of the keyword.</summary>
internal static class PhraseFiltersApi
{
    private static readonly Fault Several = Fault.Invalid(
        "Validation failed: This filter has several keywords: its contexts, its end and what it does can be changed only in the new interface");

    public static async Task<IResult> ListAsync(HttpContext http, ListFilters list, CancellationToken ct)
    {
        var filters = await list.RunAsync(http.Me(), ct);
        return Results.Json(filters.SelectMany(filter => filter.Keywords.Select(keyword => PhraseFilterJson.From(filter, keyword))));
    }

    public static async Task<IResult> CreateAsync(ApiInput input, HttpContext http, CreateFilter create, CancellationToken ct) =>
        (await create.RunAsync(http.Me(), FilterInput.Phrase(input, null), ct))
            .ToResult(filter => PhraseFilterJson.From(filter, filter.Keywords[0]));

    public static async Task<IResult> ShowAsync(Id<FilterKeyword> id, HttpContext http, ListFilters list, CancellationToken ct) =>
        (await FiltersApi.FindAsync(http, list, filter => filter.Has(id), ct))
            .ToResult(filter => PhraseFilterJson.From(filter, filter.Keyword(id)));

    public static async Task<IResult> ChangeAsync(
        Id<FilterKeyword> id, ApiInput input, HttpContext http, ListFilters list, ChangeFilter change, CancellationToken ct)
    {
        if (!(await FiltersApi.FindAsync(http, list, filter => filter.Has(id), ct)).Is(out var filter, out var fault))
            return fault.ToResult();
        var draft = FilterInput.Phrase(input, id);
        if (filter.Keywords.Count > 1)
        {
            if (Changes(filter, draft)) return Several.ToResult();
            draft = draft with { Title = null };
        }
        return (await change.RunAsync(http.Me(), filter.Id, draft, ct))
            .ToResult(changed => PhraseFilterJson.From(changed, changed.Keyword(id)));
    }

    public static async Task<IResult> DeleteAsync(
        Id<FilterKeyword> id, HttpContext http, ListFilters list, DeleteFilter delete, ChangeFilter change, CancellationToken ct)
    {
        if (!(await FiltersApi.FindAsync(http, list, filter => filter.Has(id), ct)).Is(out var filter, out var fault))
            return fault.ToResult();
        if (filter.Keywords.Count == 1 && filter.Posts.Count == 0)
            return (await delete.RunAsync(http.Me(), filter.Id, ct)).ToResult(_ => new { });
        var draft = new FilterDraft(null, null, null, null, [new KeywordDraft(id, null, null, Removes: true)]);
        return (await change.RunAsync(http.Me(), filter.Id, draft, ct)).ToResult(_ => new { });
    }

    private static bool Changes(Filter filter, FilterDraft draft) =>
        (draft.Contexts is { } contexts && contexts != filter.Contexts) || (draft.Action is { } action && action != filter.Action)
            || draft.Seconds is > 0 || (draft.Seconds == 0 && filter.ExpiresAt is not null);
}

/// <summary>Mastodon's V1::Filter.</summary>
internal sealed record PhraseFilterJson(
    string Id, string Phrase, IReadOnlyList<string> Context, bool WholeWord, string? ExpiresAt, bool Irreversible)
{
    public static PhraseFilterJson From(Filter filter, FilterKeyword keyword) => new(
        keyword.Id.ToString(), keyword.Text, FilterNamesJson.Of(filter.Contexts), keyword.WholeWord, ApiTime.Iso(filter.ExpiresAt),
        filter.Action == FilterAction.Hide);
}
