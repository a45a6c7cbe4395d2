using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Bookmarks;

/// <summary>The form that removes a bookmark. Where more would go with it, a page asks first.</summary>
internal sealed class UnbookmarkPages(UnbookmarkPost unbookmark, ShowPost show, IEnumerable<CountCollected> counts)
{
    private const int LongestWay = 2048;

    public static Task<IResult> AskAsync(HttpContext http, PostId id, ApiInput input, UnbookmarkPages pages) =>
        pages.AskAsync(http, id, input);

    public static Task<IResult> RemoveAsync(HttpContext http, PostId id, ApiInput input, UnbookmarkPages pages) =>
        pages.RemoveAsync(http, id, input);

    private async Task<IResult> AskAsync(HttpContext http, PostId id, ApiInput input)
    {
        var withIt = await CountAsync(http, id);
        if (withIt.Collections == 0) return Fault.NotFound.ToResult();
        var back = input.Text("back", LongestWay) is { } way && GoBack.IsOurs(way) ? way : "/bookmarks";
        return PageAnswers.Show<UnbookmarkPage>(new { Id = id, WithIt = withIt, Back = back });
    }

    private async Task<IResult> RemoveAsync(HttpContext http, PostId id, ApiInput input)
    {
        if (input.Flag("sure") != true && (await CountAsync(http, id)).Collections > 0)
            return GoBack.To($"/posts/{id}/unbookmark?back={Uri.EscapeDataString(GoBack.Here(http))}");
        return await PostForms.AnswerAsync(http, show, unbookmark.RunAsync(id, http.Me(), http.RequestAborted), http.RequestAborted);
    }

    private async Task<CollectedCount> CountAsync(HttpContext http, PostId id)
    {
        var (collections, notes) = (0, 0);
        foreach (var count in counts)
        {
            var found = await count(http.Me(), id, http.RequestAborted);
            (collections, notes) = (collections + found.Collections, notes + found.Notes);
        }
        return new(collections, notes);
    }
}
