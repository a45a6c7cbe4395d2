using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Figures;

/// <summary>The figures of a tweetchat, as a page and for apps.</summary>
internal static class FiguresPages
{
    public static async Task<IResult> ShowAsync(Id<Chat> id, HttpContext http, ReadFigures read, CancellationToken ct) =>
        (await read.RunAsync(id, http.Viewer(), ct)).Is(out var figures, out var fault)
            ? PageAnswers.ShowPure<FiguresPage>(new { Figures = figures }, new PageContent())
            : fault.ToResult();

    public static async Task<IResult> JsonAsync(Id<Chat> id, HttpContext http, ReadFigures read, CancellationToken ct) =>
        (await read.RunAsync(id, http.Viewer(), ct)).ToResult(FiguresJson.From);
}
