using Canteen.Core.Posts;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Safety.Filters;

/// <summary>The pages on which members make, change and delete their filters, and the forms in the menu of a post.</summary>
internal static class FiltersPages
{
    public const string Path = "/settings/filters";

    public static readonly Flash Made = new("filter-made", "Filter saved.") { UndoPath = Path + "/{id}/undo" };
    public static readonly Flash Saved = new("filter-saved", "Filter saved.");
    public static readonly Flash Deleted = new("filter-deleted", "Filter deleted.");
    public static readonly Flash PostHidden = new("post-hidden", "You hid the post.") { UndoPath = Path + "/posts/{id}/remove" };
    public static readonly Flash PostShown = new("post-shown", "The post is no longer filtered.");

    private static readonly Fault NoWords = FilterDraft.Wrong("keyword", "ERR_BLANK", "Write at least one word or phrase");

    public static async Task<IResult> ListAsync(
        HttpContext http, ApiInput input, ListFilters list, TimeProvider clock, CancellationToken ct)
    {
        var filters = (await list.RunAsync(http.Me(), ct)).ConvertAll(filter => FilterLine.Of(filter, clock.Milliseconds()));
        return PageAnswers.Show<FiltersPage>(
            new { Filters = filters, Imported = input.Number("imported"), LeftOut = input.Number("left") ?? 0 });
    }

    /// <summary>With <c>post</c> its hashtags are offered as words.</summary>
    public static async Task<IResult> NewAsync(HttpContext http, ApiInput input, ShowPost show, CancellationToken ct)
    {
        if (input.Id<Post>("post") is not { } id) return Form(new FilterForm(), Path);
        if (!(await show.RunAsync(id, http.Me(), ct)).Is(out var post, out var fault)) return fault.ToResult();
        return Form(FilterForm.For(post.Shown.ToView()), GoBack.PageOf(http) ?? "/home");
    }

    public static async Task<IResult> CreateAsync(HttpContext http, ApiInput input, CreateFilter create, CancellationToken ct)
    {
        var form = FilterForm.Read(input);
        var draft = form.ToDraft(null);
        // Apps add the keywords of a new filter afterwards; a form has no afterwards.
        if (draft.Keywords.Count == 0) return Form(form, GoBack.Here(http), NoWords);
        if (!(await create.RunAsync(http.Me(), draft, ct)).Is(out var filter, out var fault))
            return Form(form, GoBack.Here(http), fault);
        Made.Leave(http, filter.Id.Value);
        return GoBack.From(http, Path, Flash.Anchor);
    }

    public static async Task<IResult> EditAsync(
        Id<Filter> id, HttpContext http, ListFilters list, LoadFilteredPosts load, TimeProvider clock)
    {
        var (me, ct) = (http.Me(), http.RequestAborted);
        if ((await list.RunAsync(me, ct)).Find(known => known.Id == id) is not { } filter) return Fault.NotFound.ToResult();
        var hasEnded = filter.IsOver(clock.Milliseconds());
        return Form(FilterForm.Of(filter), Path, shown: new(filter, await load.RunAsync(me, filter, ct), hasEnded));
    }

    public static async Task<IResult> SaveAsync(
        Id<Filter> id, HttpContext http, ApiInput input, ListFilters list, ChangeFilter change)
    {
        var (me, ct) = (http.Me(), http.RequestAborted);
        if ((await list.RunAsync(me, ct)).Find(known => known.Id == id) is not { } filter) return Fault.NotFound.ToResult();
        var form = FilterForm.Read(input);
        if ((await change.RunAsync(me, id, form.ToDraft(filter), ct)).Is(out _, out var fault)) return Done(http, Saved);
        return fault.Kind == FaultKind.NotFound ? fault.ToResult() : Form(form, GoBack.Here(http), fault, new(filter, []));
    }

    public static async Task<IResult> AskDeleteAsync(Id<Filter> id, HttpContext http, ListFilters list, CancellationToken ct) =>
        (await list.RunAsync(http.Me(), ct)).Find(known => known.Id == id) is { } filter
            ? PageAnswers.Show<DeleteFilterPage>(new { Filter = filter })
            : Fault.NotFound.ToResult();

    public static async Task<IResult> DeleteAsync(Id<Filter> id, HttpContext http, DeleteFilter delete, CancellationToken ct)
    {
        if (!(await delete.RunAsync(http.Me(), id, ct)).Is(out _, out var fault)) return fault.ToResult();
        Deleted.Leave(http);
        return GoBack.To(Path + Flash.Anchor);
    }

    /// <summary>Takes back a filter that was made just now.</summary>
    public static async Task<IResult> UndoAsync(Id<Filter> id, HttpContext http, DeleteFilter delete, CancellationToken ct) =>
        (await delete.RunAsync(http.Me(), id, ct)).Is(out _, out var fault) ? Done(http, Deleted) : fault.ToResult();

    public static async Task<IResult> HidePostAsync(
        PostId id, HttpContext http, HidePost hide, IStringLocalizer<Words> words, CancellationToken ct)
    {
        if (!(await hide.RunAsync(http.Me(), id, words["Hidden posts"], ct)).Is(out var kept, out var fault)) return fault.ToResult();
        PostHidden.Leave(http, kept.Id.Value);
        return GoBack.From(http, anchor: Flash.Anchor);
    }

    public static async Task<IResult> RemovePostAsync(
        Id<FilteredPost> id, HttpContext http, RemoveFilteredPost remove, CancellationToken ct) =>
        (await remove.RunAsync(http.Me(), id, ct)).Is(out _, out var fault) ? Done(http, PostShown) : fault.ToResult();

    private static IResult Done(HttpContext http, Flash said)
    {
        said.Leave(http);
        return GoBack.From(http, Path, Flash.Anchor);
    }

    private static IResult Form(FilterForm form, string back, Fault? fault = null, EditedFilter? shown = null) =>
        PageAnswers.Show<FilterPage>(
            new
            {
                Form = form, Back = back.Length > 0 ? back : Path, Fault = FilterFaults.Plain(fault), shown?.Filter,
                HasEnded = shown?.HasEnded ?? false, Posts = shown?.Posts ?? [],
            },
            fault);

    /// <param name="Filter">As it is, not as it is typed.</param>
    private sealed record EditedFilter(Filter Filter, IReadOnlyList<FilteredPostLine> Posts, bool HasEnded = false);
}

/// <summary>The faults of filters as pages say them.</summary>
internal static class FilterFaults
{
    /// <summary>Apps read how fields are called in the interface; people see a form.</summary>
    public static Fault? Plain(Fault? fault) => fault is null ? null : fault.Plain with
    {
        Details = fault.Details?.Select(detail => detail with { Sentence = Said(detail) }).ToList(),
    };

    private static string Said(FieldFault detail) => (detail.Field, detail.Code) switch
    {
        ("context", _) => "Choose at least one place",
        ("title", "ERR_BLANK") => "Give the filter a name",
        ("title", "ERR_TOO_LONG") => "The name is too long",
        ("keyword", "ERR_TOO_LONG") => "One of the words or phrases is too long",
        ("filter_action", _) => "Choose what it does with a post",
        ("expires_in", _) => "Choose when it ends",
        _ => detail.Sentence,
    };
}
