using Canteen.Core.Audiences;
using Canteen.Core.Chats;
using Canteen.Core.Posts;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>The transcript of a tweetchat, and what its hosts write above it.</summary>
internal sealed class TranscriptPages(ReadTranscript read, SearchTranscript search, Database database, IStringLocalizer<Words> l)
{
    public static readonly Flash Saved = new("chat-summary", "Your summary stands above the transcript.");

    public static async Task<IResult> ShowAsync(Id<Chat> id, HttpContext http, ApiInput input, TranscriptPages pages)
    {
        var words = PlainText.Trim(input.Text("q", SearchTranscript.MaxWords) ?? "");
        return (await pages.Read.RunAsync(id, http.Viewer(), http.RequestAborted)).Is(out var transcript, out var fault)
            ? await pages.ShowAsync(http, transcript, words)
            : fault.ToResult();
    }

    public static async Task<IResult> AskSummaryAsync(Id<Chat> id, HttpContext http, TranscriptPages pages, CancellationToken ct) =>
        (await pages.HostedAsync(id, http, ct)).Is(out var chat, out var fault)
            ? PageAnswers.Show<SummaryPage>(new { chat.Id, chat.Title, Text = chat.Summary })
            : fault.ToResult();

    public static async Task<IResult> WriteSummaryAsync(
        Id<Chat> id, HttpContext http, ApiInput input, WriteSummary write, TranscriptPages pages, CancellationToken ct)
    {
        var text = input.Text("text") ?? "";
        if ((await write.RunAsync(http.Me(), id, text, ct)).Is(out _, out var fault))
        {
            Saved.Leave(http);
            return GoBack.To($"/chats/{id}/transcript");
        }
        return (await pages.HostedAsync(id, http, ct)).Is(out var chat, out var refused)
            ? PageAnswers.Show<SummaryPage>(new { chat.Id, chat.Title, Text = text, Fault = fault }, fault)
            : refused.ToResult();
    }

    private ReadTranscript Read => read;

    private async Task<Outcome<Chat>> HostedAsync(Id<Chat> id, HttpContext http, CancellationToken ct)
    {
        var hosted = await database.ReadAsync(db => ChatGate.HostedChatAsync(db, id, http.Me()), ct);
        if (!hosted.Is(out var chat, out var fault)) return fault;
        return chat.State is ChatState.Live or ChatState.Over ? chat : Fault.NotFound;
    }

    private async Task<IResult> ShowAsync(HttpContext http, TranscriptView transcript, string words)
    {
        var filter = ReaderFilter.Of(http, FilterContext.Public);
        var found = words.Length == 0
            ? null
            : await search.RunAsync(transcript.Chat, words, http.Viewer(), http.RequestAborted);
        var posts = found ?? [.. transcript.Sections.SelectMany(section => section.Lines).Select(line => line.Post)];
        var hidden = posts.Count(filter.Hides);
        var body = found is null
            ? new PartList([.. transcript.Sections.Select(section => PartOf(transcript.Chat, section, filter))])
            : FoundOf(found, words, filter);
        return PageAnswers.Show<TranscriptPage>(
            new { Head = HeadOf(transcript, http.Viewer(), filter), Words = words, Found = found?.Count },
            content: new PageContent
            {
                Parts = new Dictionary<PagePart, HtmlPart>
                {
                    [PagePart.Filtered] = hidden == 0 ? HiddenCountPart.Nothing : new HiddenCountPart(hidden, filter),
                    [PagePart.Inner] = body,
                },
            });
    }

    private static HtmlPart FoundOf(IReadOnlyList<ShownPost> found, string words, ReaderFilter filter) =>
        new PostsPart([.. found.Where(post => !filter.LeavesOut(post))], filter: filter) { Sought = SearchTranscript.Sought(words) };

    private ComponentPart PartOf(Chat chat, TranscriptSection section, ReaderFilter filter)
    {
        var lines = section.Lines.Where(line => !filter.LeavesOut(line.Post)).ToList();
        var posts = new PostsPart(
            lines.ConvertAll(line => line.Post), within: at => lines[at].IsReply ? "transcript-reply" : "transcript-answer", filter: filter)
        {
            Why = lines.ConvertAll(line => LateWords(line.Lateness)),
        };
        var all = section is { HasMore: true, Question: { } question } ? $"{chat.Path}/questions/{question.Id}" : null;
        var about = LineOf(section);
        return new(typeof(TranscriptPart), new { About = about, All = all, IsEmpty = lines.Count == 0 }) { Inner = posts };
    }

    private TranscriptHead HeadOf(TranscriptView transcript, AccountId? viewer, ReaderFilter filter)
    {
        var chat = transcript.Chat;
        return new(chat.Id, chat.Title, chat.TagDisplay, chat.State == ChatState.Live, chat.StartsAt, transcript.AsOf)
        {
            Summary = SafeMarkdown.Plain.Render(chat.Summary) ?? "",
            IsHost = chat.IsHostedBy(viewer),
            Hosts = new(transcript.Hosts),
            Contents = new([.. transcript.Sections.Select(LineOf)]),
            Top = new([.. transcript.Top.Where(post => !filter.LeavesOut(post)).Select(TopOf)]),
            Links = new(transcript.Links),
            People = new([.. GroupsOf(transcript)]),
            PeopleCount = transcript.PeopleCount,
            PeopleShown = transcript.People.Count,
        };
    }

    private ContentsLine LineOf(TranscriptSection section) => new(
        section.Question is { } question ? $"q{question.Position}" : "rest", QuestionName.Of(section.Question, l),
        section.Question is { IsAsked: true } asked ? asked.Text : "", section.Question?.AnswersCount);

    private static TopLine TopOf(ShownPost post)
    {
        var view = post.ToView();
        var said = view.ContentWarning.Length > 0 ? view.ContentWarning : view.Typed ?? "";
        return new(view.Path, view.Author.Name, Excerpt.Of(said, 160), view.FavouritesCount, view.BoostsCount);
    }

    private static IEnumerable<PeopleGroup> GroupsOf(TranscriptView transcript) => transcript.People
        .GroupBy(person => PlainText.OneLine(person.Profession).ToUpperInvariant(), StringComparer.Ordinal)
        .OrderBy(group => group.Key.Length == 0).ThenByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new PeopleGroup(group.First().Profession, new([.. group])));

    private string LateWords(Lateness lateness) => lateness switch
    {
        Lateness.BeforeStart => l["Before the start"],
        Lateness.AfterEnd => l["After the end"],
        _ => "",
    };
}
