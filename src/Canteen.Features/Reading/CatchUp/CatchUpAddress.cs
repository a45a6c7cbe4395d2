using System.Globalization;
using Canteen.Core.Text;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>The address of the page with a time and a view: the same whenever it is opened.</summary>
internal static class CatchUpAddress
{
    public const string Page = "/catch-up";

    public static string Of(CatchUpSpan span, CatchUpView view, string place = "")
    {
        var more = new List<string>();
        if (span.Name is not (CatchUpSpan.Days or CatchUpSpan.Dates)) more.Add("span=" + span.Name);
        more.Add("from=" + Moment(span.From));
        more.Add("to=" + Moment(span.To));
        if (view.Kind != CatchUpKind.All) more.Add("kind=" + CatchUpInput.NameOf(view.Kind));
        if (view.Order != CatchUpOrder.Newest) more.Add("sort=" + CatchUpInput.NameOf(view.Order));
        if (view.ByAuthor) more.Add("group=" + CatchUpInput.ByAuthor);
        if (view.Page > 1) more.Add(string.Create(CultureInfo.InvariantCulture, $"page={view.Page}"));
        return $"{Page}?{string.Join('&', more)}{place}";
    }

    /// <summary>With milliseconds, so that nothing is there twice or missing at the edge.</summary>
    public static string Moment(long at) => ApiTime.Iso(at);
}
