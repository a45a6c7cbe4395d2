using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Filters;

/// <summary>The page that asks which hashtags of a post are to be muted and for how long, and its forms.</summary>
internal sealed class MuteTagsPages(ShowPost show, ListFilters list, TimeProvider clock)
{
    public static readonly Flash Muted = new("tags-muted", "You muted the hashtags.")
    {
        UndoPath = FiltersPages.Path + "/{id}/unmute-tags",
    };

    public static readonly Flash Unmuted = new("tags-unmuted", "You unmuted the hashtags.");

    public static Task<IResult> AskAsync(PostId id, HttpContext http, MuteTagsPages pages) =>
        pages.PageAsync(id, http, GoBack.PageOf(http) ?? "/home", null);

    public static async Task<IResult> MuteAsync(PostId id, HttpContext http, ApiInput input, MuteTags mute, MuteTagsPages pages)
    {
        var outcome = await mute.RunAsync(http.Me(), id, input.List("tags", 100), input.Number("duration") ?? 0, http.RequestAborted);
        if (!outcome.Is(out var filter, out var fault))
            return fault.Kind == FaultKind.Invalid ? await pages.PageAsync(id, http, GoBack.Here(http), fault) : fault.ToResult();
        Muted.Leave(http, filter.Id.Value);
        return GoBack.From(http, anchor: Flash.Anchor);
    }

    public static async Task<IResult> UnmuteAsync(Id<Filter> id, HttpContext http, DeleteFilter delete, CancellationToken ct)
    {
        if (!(await delete.RunAsync(http.Me(), id, ct)).Is(out _, out var fault)) return fault.ToResult();
        Unmuted.Leave(http);
        return GoBack.From(http, anchor: Flash.Anchor);
    }

    private async Task<IResult> PageAsync(PostId id, HttpContext http, string back, Fault? fault)
    {
        var (me, ct, now) = (http.Me(), http.RequestAborted, clock.Milliseconds());
        if (!(await show.RunAsync(id, me, ct)).Is(out var post, out var hidden)) return hidden.ToResult();
        var tags = post.Shown.ToView().Tags;
        if (tags.Count == 0) return Fault.NotFound.ToResult();
        var words = (await list.RunAsync(me, ct)).Where(filter => !filter.IsOver(now)).SelectMany(filter => filter.Keywords)
            .Select(keyword => keyword.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return PageAnswers.Show<MuteTagsPage>(
            new
            {
                Post = post.Shown.Id, Tags = tags, Back = back.Length > 0 ? back : "/home", Fault = FilterFaults.Plain(fault),
                Known = (IReadOnlyList<TagView>)[.. tags.Where(tag => words.Contains("#" + tag.Display))],
            },
            fault);
    }
}
