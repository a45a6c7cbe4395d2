using Canteen.Core;
using Canteen.Core.Posts;
using Canteen.Features.Platform;
using Canteen.Features.Platform.CatchUp;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Mail;

namespace Canteen.Features.Reading.CatchUp.Mail;

/// <summary>The mail about what somebody missed, in plain text.</summary>
public sealed class CatchUpMail(MailTemplate stationery, CanteenSettings settings)
{
    /// <summary>Of each section, and of everything else.</summary>
    private const int MostItems = 5;

    private const int ExcerptLength = 200;

    /// <param name="found">Of posts that are for everybody alone.</param>
    /// <param name="secret">With which they stop the mails.</param>
    public OutgoingMail Write(string to, string handle, FoundCatchUp found, TimeZoneInfo zone, Secret<CatchUpStop> secret)
    {
        var l = stationery.Words;
        var since = SpanWords.Moment(found.Window.From, found.Span.To, zone, l);
        var stop = stationery.Link(StopPages.Path, secret.Text);
        List<string> parts = [l["This is what you missed on {0} since {1}.", stationery.Title, since]];
        foreach (var section in found.Sections) parts.Add(Titled(section.Title, section.Items.Take(MostItems).Select(Line)));
        if (found.Rest.Count > 0) parts.Add(Titled(l["Everything else"], found.Rest.Take(MostItems).Select(post => Line(post))));
        if (Kept(found) is > 0 and var others)
            parts.Add(l.Count(
                others, "{0} more post isn't in this email, because it isn't for everyone or has a warning. You can read it on the page.",
                "{0} more posts aren't in this email, because they aren't for everyone or have a warning. You can read them on the page."));
        parts.Add(l["Read it all:"] + "\n" + settings.Url(PageOf(found.Span)));
        parts.Add(l["You get this email because you asked for it in your settings. To stop it, open this link and press the button:"] + "\n" + stop);
        return stationery.Write(to, handle, l["What you missed on {0}", stationery.Title], [.. parts]) with { StopUrl = stop };
    }

    /// <summary>There is something to tell, be it that there are posts to read on the page.</summary>
    public static bool TellsOf(FoundCatchUp found) => !found.IsEmpty || Kept(found) > 0;

    /// <summary>How many posts are to be read on the page alone.</summary>
    private static int Kept(FoundCatchUp found) => found.LeftOut.Count(post => !post.Shown.IsOwn && !post.IsHiddenIn(FilterContext.Home));

    private static string PageOf(CatchUpSpan span) => CatchUpAddress.Of(span with { Name = CatchUpSpan.Dates }, new CatchUpView());

    private static string Titled(string title, IEnumerable<string> lines) => string.Join("\n\n", [title.ToUpperInvariant(), .. lines]);

    private string Line(CatchUpItem item) => item switch
    {
        CatchUpPost post => Line(post.Post, post.Why),
        CatchUpPerson person => $"{person.Person.Name}\n{person.Why}\n{person.Person.Url}",
        CatchUpLink link => $"{link.Title}\n{link.Why}\n{(link.Href.StartsWith('/') ? settings.Url(link.Href) : link.Href)}",
        _ => item.Why,
    };

    private static string Line(ShownPost entry, string why = "")
    {
        var post = entry.Shown.ToView();
        var said = Excerpt.Of(PlainText.Clean(SaidWords.Text(post)), ExcerptLength);
        return $"{post.Author.Name}: {said}\n{(why.Length > 0 ? why + "\n" : "")}{post.Url}";
    }
}
