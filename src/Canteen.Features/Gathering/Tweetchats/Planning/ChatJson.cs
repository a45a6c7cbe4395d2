using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Text;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>A tweetchat in Canteen's own interface.</summary>
/// <param name="State">draft, announced, live, over or cancelled.</param>
/// <param name="Audience">everyone or members.</param>
/// <param name="Attending">Whether the caller will be there; null for a visitor.</param>
/// <param name="CurrentQuestion">The one that was asked last; null before the first.</param>
internal sealed record ChatJson(
    string Id, string Title, string Aims, string Hashtag, string State, string Audience, string StartsAt, string EndsAt, string TimeZone)
{
    public IReadOnlyList<AccountJson> Hosts { get; init; } = [];
    public IReadOnlyList<ChatReadingJson> Reading { get; init; } = [];
    public bool ShowsQuestions { get; init; }
    public bool NewcomersWait { get; init; }
    public int QuestionsCount { get; init; }
    public long AnswersCount { get; init; }
    public long ParticipantsCount { get; init; }
    public long GoingCount { get; init; }
    public bool? Attending { get; init; }
    public ChatQuestionJson? CurrentQuestion { get; init; }
    public string Url { get; init; } = "";

    public static ChatJson From(ShownChat shown, AccountId? viewer, CanteenSettings settings)
    {
        var (chat, counts) = (shown.Chat, shown.Counts);
        return new(
            chat.Id.ToString(), chat.Title, chat.Aims, chat.TagDisplay, ChatWords.Of(chat.State), ChatWords.Of(chat.Audience),
            ApiTime.Iso(chat.StartsAt), ApiTime.Iso(chat.EndsAt), chat.Zone)
        {
            Hosts = [.. shown.Hosts.Select(AccountJson.From)],
            Reading = [.. shown.Reading.Select(link => new ChatReadingJson(link.Title, link.Url))],
            ShowsQuestions = chat.ShowsQuestions, NewcomersWait = chat.NewcomersWait, QuestionsCount = chat.Questions.Count,
            AnswersCount = counts.Answers, ParticipantsCount = counts.People, GoingCount = counts.Goers,
            Attending = viewer is null ? null : shown.Going is not null,
            CurrentQuestion = chat.Current is { } current ? ChatQuestionJson.From(current, chat) : null, Url = settings.Url(chat.Path),
        };
    }
}

internal sealed record ChatReadingJson(string Title, string Url);

/// <param name="Kind">introductions, question or wrap-up.</param>
/// <param name="Number">As in Q2; null for introductions and the wrap-up.</param>
/// <param name="Minute">After the start.</param>
/// <param name="DueAt">When the clock asks it.</param>
/// <param name="AskedAt">Null where it was not asked yet.</param>
/// <param name="StatusId">The post that asks it.</param>
internal sealed record ChatQuestionJson(
    string Id, string Kind, int? Number, string Text, int Minute, string DueAt, string? AskedAt, string? StatusId, long AnswersCount)
{
    public static ChatQuestionJson From(ChatQuestion question, Chat chat) => new(
        question.Id.ToString(), ChatWords.Of(question.Kind), question.Number > 0 ? question.Number : null, question.Text, question.Minute,
        ApiTime.Iso(question.DueAt(chat.StartsAt)), question.IsAsked ? ApiTime.Iso(question.AskedAt) : null, question.Post?.ToString(),
        question.AnswersCount);
}
