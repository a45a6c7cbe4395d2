using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Columns;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Columns;

internal static class ColumnsApi
{
    public static async Task<IResult> ShowAsync(HttpContext http, ReadColumns read, CancellationToken ct) =>
        Results.Json((await read.RunAsync(http.Me(), ct)).Select(ColumnJson.From));

    /// <summary><c>columns[]</c>: all of them in order, each as <c>home</c> or <c>list:12</c>; none for the usual ones.</summary>
    public static async Task<IResult> ArrangeAsync(ApiInput input, HttpContext http, ArrangeColumns arrange, CancellationToken ct)
    {
        var columns = new List<Column>();
        foreach (var text in input.List("columns", 100))
        {
            if (Column.Parse(text) is not { } column) return Fault.Invalid($"There is no column {text}.").ToResult();
            columns.Add(column);
        }
        return (await arrange.RunAsync(http.Me(), columns, ct)).ToResult(kept => kept.Select(ColumnJson.From));
    }
}

/// <param name="Feed">As it is sent: <c>home</c>, <c>list:12</c>.</param>
internal sealed record ColumnJson(string Feed, string Title, string Url)
{
    public static ColumnJson From(OfferedColumn column) => new(column.Column.ToString(), column.Title, column.Path);
}
