using System.Text.Json;
using Canteen.Features.Gathering.Tweetchats.Planning;
using Canteen.Features.Platform.Posts;

namespace Canteen.Server.Demo;

/// <summary>A tweetchat that is over, as it was said, and one that begins ten minutes from now.</summary>
internal sealed class DemoChats(
    DemoPeople people, ProposeChat propose, PublishChat publish, AnswerHosting agree, PublishDraft say) : IDemoChapter
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly TimeSpan Evening = TimeSpan.FromHours(20), Ahead = TimeSpan.FromDays(2), Soon = TimeSpan.FromMinutes(10);

    private PostId? _last;

    public IEnumerable<DemoStep> Steps(DateTimeOffset now)
    {
        foreach (var script in JsonSerializer.Deserialize<List<ChatScript>>(DemoFile.Read("chats.json"), Json)!)
        {
            var start = StartOf(script, now);
            yield return new DemoStep(start - Ahead, ct => PlanAsync(script, script.Tag, start, ct));
            for (var minute = 0; minute <= 60; minute++)
            {
                var said = script.Said.Where(answer => answer.Minute == minute).ToList();
                // Also when nobody says anything: the clock asks its questions as it passes.
                yield return new DemoStep(start.AddMinutes(minute), ct => SayAsync(said, script, ct));
            }
            yield return new DemoStep(now, ct => PlanAsync(script, script.Tag + "Again", now + Soon, ct));
        }
    }

    private static DateTimeOffset StartOf(ChatScript script, DateTimeOffset now)
    {
        var day = WallClock.At(TimeZones.London, now.ToUnixTimeMilliseconds()).Date.AddDays(-script.DaysAgo);
        return DateTimeOffset.FromUnixTimeMilliseconds(WallClock.First(TimeZones.London, day + Evening));
    }

    private async Task PlanAsync(ChatScript script, string tag, DateTimeOffset start, CancellationToken ct)
    {
        var host = people.IdOf(script.Host);
        var draft = new ChatDraft
        {
            Title = script.Title, Tag = tag, Aims = script.Aims, StartsAt = start.ToUnixTimeMilliseconds(), CoHosts = script.CoHosts,
            Reading = [.. script.Reading.Select(link => new PlannedReading(link[0], link[1]))], Questions = [.. script.Asked],
        };
        var made = await propose.RunAsync(host, draft, ct);
        DemoStep.Must(made.Fault);
        foreach (var other in script.CoHosts) DemoStep.Must((await agree.RunAsync(people.IdOf(other), made.Value, agrees: true, ct)).Fault);
        DemoStep.Must((await publish.RunAsync(host, made.Value, ct)).Fault);
    }

    private async Task SayAsync(List<SaidInChat> said, ChatScript script, CancellationToken ct)
    {
        foreach (var answer in said)
        {
            var draft = new PostDraft($"{answer.Text} #{script.Tag}")
            {
                Visibility = Visibility.Public, Language = "en", ReplyTo = answer.IsReply ? _last : null,
            };
            var post = await say(people.IdOf(answer.Who), draft, ct);
            DemoStep.Must(post.Fault);
            _last = post.Value;
        }
    }
}

/// <summary>A tweetchat as <c>chats.json</c> has it.</summary>
/// <param name="Questions">Each a minute, a kind and a text.</param>
/// <param name="Answers">Each a minute, a handle (with "&gt;" before it where it answers the one before) and a text.</param>
internal sealed record ChatScript(
    string Host, IReadOnlyList<string> CoHosts, string Title, string Tag, int DaysAgo, string Aims,
    IReadOnlyList<IReadOnlyList<string>> Reading, IReadOnlyList<IReadOnlyList<JsonElement>> Questions,
    IReadOnlyList<IReadOnlyList<JsonElement>> Answers)
{
    public IEnumerable<PlannedQuestion> Asked => Questions.Select(question => new PlannedQuestion(
        null, Enum.Parse<QuestionKind>(question[1].GetString()!, ignoreCase: true), question[0].GetInt32(), question[2].GetString()!));

    public IEnumerable<SaidInChat> Said => Answers.Select(answer =>
        new SaidInChat(answer[0].GetInt32(), answer[1].GetString()!, answer[2].GetString()!));
}

internal sealed record SaidInChat(int Minute, string Named, string Text)
{
    public bool IsReply => Named.StartsWith("> ", StringComparison.Ordinal);

    public string Who => IsReply ? Named[2..] : Named;
}
