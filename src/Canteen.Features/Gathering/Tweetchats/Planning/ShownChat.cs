using Canteen.Core.Accounts;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>A tweetchat as one viewer sees it.</summary>
/// <param name="Hosts">The first one first; without those who are kept apart from the viewer.</param>
public sealed record ShownChat(Chat Chat, ChatCounts Counts, IReadOnlyList<AccountView> Hosts)
{
    public bool IsHost { get; init; }

    /// <summary>The viewer is asked to be a host, and has not answered.</summary>
    public bool IsAsked { get; init; }

    /// <summary>How the viewer, who will be there, is reminded; null where they did not say so.</summary>
    public ChatGoing? Going { get; init; }

    public IReadOnlyList<PlannedReading> Reading { get; init; } = [];

    /// <summary>Handles of those who have not said yet whether they want to be hosts; for hosts alone.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Those that the viewer may read now.</summary>
    public IReadOnlyList<ChatQuestion> Questions =>
        IsHost || IsAsked || Chat.ShowsQuestions ? Chat.Questions : [.. Chat.Questions.Where(question => question.IsAsked)];
}

public sealed record ChatCounts(long Answers, long People, long Goers);

public sealed record ChatGoing(Reminders Reminders, bool ByMail);
