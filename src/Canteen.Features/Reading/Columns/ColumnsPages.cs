using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Columns;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Columns;

internal sealed class ColumnsPages(ReadColumns read, ArrangeColumns arrange)
{
    private const string EditPath = "/columns/edit#columns";

    public static async Task<IResult> ShowAsync(HttpContext http, ColumnsPages pages)
    {
        var columns = await pages.OwnAsync(http);
        var parts = new List<HtmlPart>();
        foreach (var (place, column) in columns.Index())
        {
            var feed = await pages.SourceOf(column).ReadAsync(http, column, place + 1);
            parts.Add(new ComponentPart(typeof(ColumnFrame), new { Column = column, Number = place + 1 }) { Inner = feed });
        }
        return PageAnswers.ShowPure<ColumnsPage>(
            new { Columns = new EqualList<OfferedColumn>(columns) },
            new PageContent { Parts = new Dictionary<PagePart, HtmlPart> { [PagePart.Inner] = new PartList(parts) } });
    }

    public static Task<IResult> EditAsync(HttpContext http, ColumnsPages pages) => pages.ShowFormAsync(http, "", null);

    /// <summary>One that was chosen (<c>feed</c>), or a hashtag that was typed (<c>tag</c>).</summary>
    public static Task<IResult> AddAsync(HttpContext http, ApiInput input, ColumnsPages pages) => pages.AddAsync(http, input);

    public static Task<IResult> UpAsync(HttpContext http, ApiInput input, ColumnsPages pages) => pages.MoveAsync(http, input, -1);

    public static Task<IResult> DownAsync(HttpContext http, ApiInput input, ColumnsPages pages) => pages.MoveAsync(http, input, 1);

    public static Task<IResult> RemoveAsync(HttpContext http, ApiInput input, ColumnsPages pages) => pages.MoveAsync(http, input, 0);

    private Task<IReadOnlyList<OfferedColumn>> OwnAsync(HttpContext http) => read.RunAsync(http.Me(), http.RequestAborted);

    private IColumnSource SourceOf(OfferedColumn column) => read.SourceOf(column.Column)!;

    private async Task<IResult> AddAsync(HttpContext http, ApiInput input)
    {
        var typed = (input.Text("tag", 300) ?? "").Trim();
        if ((typed.Length > 0 ? new Column("tag", typed) : ColumnIn(input)) is not { } added)
            return await ShowFormAsync(http, typed, Fault.Invalid("Choose a column, or write a hashtag."));
        var own = await OwnAsync(http);
        var kept = await arrange.RunAsync(http.Me(), [.. own.Select(column => column.Column), added], http.RequestAborted);
        return kept.Is(out _, out var fault) ? GoBack.To(EditPath) : await ShowFormAsync(http, typed, Plain(fault, added));
    }

    /// <param name="by">How far; 0 takes it away. What is not there any more, on another device, stays away.</param>
    private async Task<IResult> MoveAsync(HttpContext http, ApiInput input, int by)
    {
        var columns = (await OwnAsync(http)).Select(own => own.Column).ToList();
        if (ColumnIn(input) is not { } moved || columns.IndexOf(moved) is not (>= 0 and var place)) return GoBack.To(EditPath);
        columns.RemoveAt(place);
        if (by != 0) columns.Insert(Math.Clamp(place + by, 0, columns.Count), moved);
        await arrange.RunAsync(http.Me(), columns, http.RequestAborted);
        if (by == 0) return GoBack.To(EditPath);
        // At an end only the button for the other way is there to have the focus.
        var now = columns.IndexOf(moved);
        var up = now == columns.Count - 1 || (now > 0 && by < 0);
        return GoBack.To($"/columns/edit#{(up ? "up" : "down")}-{now + 1}");
    }

    private async Task<IResult> ShowFormAsync(HttpContext http, string tag, Fault? fault)
    {
        var own = await OwnAsync(http);
        var offered = await read.OfferAsync(http.Me(), http.RequestAborted);
        IReadOnlyList<OfferedColumn> others = [.. offered.Where(column => own.All(other => other.Column != column.Column))];
        return PageAnswers.Show<EditColumnsPage>(new { Columns = own, Offered = others, Tag = tag, Fault = fault }, fault);
    }

    private static Fault Plain(Fault fault, Column added) =>
        added.Kind == "tag" && fault.Sentence.EndsWith($"no column {added}.", StringComparison.Ordinal)
            ? Fault.Invalid("This is not a hashtag. Use letters, digits and _, without spaces.")
            : fault.Plain;

    private static Column? ColumnIn(ApiInput input) => Column.Parse(input.Text("feed", 300) ?? "");
}
