using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Circle;

/// <summary>The page on which somebody sees their own circle. There is none for anybody else's.</summary>
internal sealed class CirclePages(ReadCircle read, WidenCircle widen, IEnumerable<DismissedPeople> dismissals)
{
    public const string Path = "/circle";

    public static Task<IResult> ShowAsync(HttpContext http, ApiInput input, CirclePages pages) => pages.ShowAsync(http, input);

    private async Task<IResult> ShowAsync(HttpContext http, ApiInput input)
    {
        var (me, ct) = (http.Me(), http.RequestAborted);
        var circle = await read.RunAsync(me, ct);
        var widening = await widen.RunAsync(me, circle, ct);
        var kind = Enum.TryParse<CircleKind>(input.Text("by", 20), ignoreCase: true, out var asked) && Enum.IsDefined(asked)
            ? asked
            : CircleKind.Organisations;
        var dismissPath = dismissals.FirstOrDefault()?.PathOf;
        var people = widening.Select(one => WideningPerson.PartOf(one, dismissPath?.Invoke(one.Person.Id)));
        // Nobody else gets the same page: to keep it rendered would be of no use.
        return PageAnswers.Show<CirclePage>(
            new { Circle = circle, Kind = kind, Widens = widening.Count > 0 },
            content: new PageContent
            {
                Parts = new Dictionary<PagePart, HtmlPart> { [PagePart.Inner] = new PartList([.. people]) },
            });
    }

    public static string PathOf(CircleKind kind) => kind == CircleKind.Organisations ? Path : $"{Path}?by={NameOf(kind)}";

    public static string NameOf(CircleKind kind) => kind switch
    {
        CircleKind.Professions => "professions",
        CircleKind.Places => "places",
        _ => "organisations",
    };
}
