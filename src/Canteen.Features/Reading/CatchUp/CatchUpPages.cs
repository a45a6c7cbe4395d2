using Canteen.Core.Posts;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>The page on which somebody reads what they missed, to its end.</summary>
internal sealed class CatchUpPages(FindSpan spans, ReadCatchUp read, PageViewer viewer, TimeProvider clock, IStringLocalizer<Words> l)
{
    public static readonly Flash Done = new("caught-up", "You're all caught up.");

    public static async Task<IResult> ShowAsync(HttpContext http, ApiInput input, CatchUpPages pages)
    {
        var (me, ct) = (http.Me(), http.RequestAborted);
        var zone = ReaderZone.Of(http.Request, (await pages.Viewer.FindAsync(me, ct))?.TimeZone ?? "");
        var request = CatchUpInput.Span(input);
        var leave = await pages.Spans.LeaveAsync(me, ct);
        var form = new SpanForm(request.Name ?? "", request.Days ?? "", request.From ?? "", request.To ?? "")
        {
            Today = pages.TodayIn(zone), Leave = pages.WordsOf(leave),
        };
        if (!(await pages.Spans.RunAsync(me, request, zone, ct)).Is(out var span, out var fault)) return Refuse(form, fault);
        if (!CatchUpInput.View(input).Is(out var view, out fault)) return Refuse(form, fault);
        var filter = ReaderFilter.Of(http, FilterContext.Home);
        var found = await pages.Read.RunAsync(me, span, filter.LeavesOut, ct);
        var shown = form with { Name = span.Name, Days = "", From = "", To = "" };
        return PageAnswers.ShowPure<CatchUpPage>(new { }, pages.ContentOf(new(found, view, zone, filter), shown));
    }

    public static async Task<IResult> DoneAsync(
        HttpContext http, ApiInput input, MarkCaughtUp mark, TimeProvider clock, CancellationToken ct)
    {
        if (!CatchUpSpan.Moment(input.Text("to", 40) ?? "", TimeZones.London, isEnd: true).Is(out var upto, out var fault))
            return fault.ToResult();
        await mark.RunAsync(http.Me(), Math.Min(upto, clock.Milliseconds()), ct);
        Done.Leave(http);
        return GoBack.To("/home" + Flash.Anchor);
    }

    private FindSpan Spans => spans;

    private ReadCatchUp Read => read;

    private PageViewer Viewer => viewer;

    /// <summary>The page again, with what was typed and what is wrong with it.</summary>
    private static IResult Refuse(SpanForm form, Fault fault)
    {
        var head = new ComponentPart(typeof(CatchUpHead), new { Form = form, Fault = fault.Plain });
        var parts = new Dictionary<PagePart, HtmlPart>
        {
            [PagePart.Above] = head, [PagePart.Filtered] = HiddenCountPart.Nothing, [PagePart.Inner] = Nothing, [PagePart.Below] = Nothing,
        };
        return PageAnswers.Show<CatchUpPage>(new { }, fault, new PageContent { Parts = parts });
    }

    private PageContent ContentOf(CatchUpReading reading, SpanForm form)
    {
        var (found, filter) = (reading.Found, reading.Filter);
        var hidden = found.LeftOut.Count + found.Window.Posts.Count(filter.Hides);
        return new()
        {
            Parts = new Dictionary<PagePart, HtmlPart>
            {
                [PagePart.Above] = HeadOf(reading, form),
                [PagePart.Filtered] = new HiddenCountPart(hidden, filter),
                [PagePart.Inner] = new PartList(new CatchUpParts(reading, l).All()),
                [PagePart.Below] = EndOf(reading),
            },
        };
    }

    private static readonly HtmlPart Nothing = new PartList([]);

    private ComponentPart HeadOf(CatchUpReading reading, SpanForm form)
    {
        var found = reading.Found;
        var people = found.Window.Posts.Select(post => post.Author.View.Id).Distinct().Count();
        return new(
            typeof(CatchUpHead),
            new
            {
                Form = form,
                Summary = new CatchUpSummary(SinceOf(reading), found.Window.Posts.Count, people)
                {
                    Until = UntilOf(reading), Earlier = EarlierThan(found), IsShortened = found.Span.IsShortened,
                },
                Contents = new EqualList<CatchUpPlace>(ContentsOf(reading)),
            });
    }

    /// <summary>The sections stand on the first page alone.</summary>
    private List<CatchUpPlace> ContentsOf(CatchUpReading reading)
    {
        var (found, view) = (reading.Found, reading.View);
        if (view is not { IsUsual: true, Page: 1 } || found.Sections.Count == 0) return [];
        var contents = found.Sections
            .Select(section => new CatchUpPlace("#catch-" + section.Name, section.Title, section.Items.Count)).ToList();
        if (found.Window.Posts.Count > 0) contents.Add(new("#catch-rest", l["Everything else"], found.Rest.Count));
        var end = reading.Pages > 1 ? CatchUpAddress.Of(found.Span, view with { Page = reading.Pages }, "#catch-end") : "#catch-end";
        return [.. contents, new(end, l["The end"], null)];
    }

    private ComponentPart EndOf(CatchUpReading reading)
    {
        var pages = reading.Pages;
        var (span, view) = (reading.Found.Span, reading.View);
        return new(
            typeof(CatchUpEnd),
            new
            {
                Since = SinceOf(reading), Until = UntilOf(reading), Earlier = EarlierThan(reading.Found),
                To = CatchUpAddress.Moment(span.To), view.Page, Pages = pages,
                Before = view.Page > 1 ? To(Math.Min(view.Page, pages + 1) - 1) : null, Next = view.Page < pages ? To(view.Page + 1) : null,
                reading.Found.IsEmpty,
            });

        string To(int page) => CatchUpAddress.Of(span, view with { Page = page }, "#catch-rest");
    }

    /// <summary>Whoever is still away, or came back today, is told of everything since.</summary>
    private string? WordsOf(CatchUpSpan? leave) =>
        leave is null ? null : leave.To <= clock.Milliseconds() - CatchUpSpan.Day ? l["My leave"].Value : l["Since I went on leave"].Value;

    private static string? EarlierThan(FoundCatchUp found) => found.IsCut
        ? CatchUpAddress.Of(new(found.Span.From, found.Window.From, CatchUpSpan.Dates), new CatchUpView())
        : null;

    private string SinceOf(CatchUpReading reading)
    {
        var (from, now) = (reading.Found.Window.From, clock.Milliseconds());
        return reading.Found.Span.Name switch
        {
            CatchUpSpan.Dates => SpanWords.Chosen(from, isEnd: false, now, reading.Zone, l),
            CatchUpSpan.Leave => SpanWords.Dated(from, now, reading.Zone, l),
            _ => SpanWords.Moment(from, now, reading.Zone, l),
        };
    }

    /// <summary>Null for a time that goes on until now.</summary>
    private string? UntilOf(CatchUpReading reading)
    {
        var (span, now) = (reading.Found.Span, clock.Milliseconds());
        return span.Name switch
        {
            CatchUpSpan.Dates => SpanWords.Chosen(span.To, isEnd: true, now, reading.Zone, l),
            CatchUpSpan.Leave => SpanWords.Dated(span.To, now, reading.Zone, l),
            _ => null,
        };
    }

    private string TodayIn(TimeZoneInfo zone) =>
        WallClock.At(zone, clock.Milliseconds()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What stands on one page of it.</summary>
internal sealed record CatchUpReading(FoundCatchUp Found, CatchUpView View, TimeZoneInfo Zone, ReaderFilter Filter)
{
    /// <summary>All that the view takes; where nothing was chosen, what is in no section.</summary>
    public IReadOnlyList<ShownPost> Listed { get; } = View.IsUsual ? Found.Rest : View.Of(Found.Window.Posts);

    public int Pages => Math.Max(1, (Listed.Count + CatchUpView.PageSize - 1) / CatchUpView.PageSize);

    public List<ShownPost> OnPage => [.. Listed.Skip((View.Page - 1) * CatchUpView.PageSize).Take(CatchUpView.PageSize)];
}
