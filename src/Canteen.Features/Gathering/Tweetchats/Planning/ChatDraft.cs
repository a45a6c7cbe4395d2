namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>A tweetchat as somebody asks for it; what is null stays as it is, or is as usual in a new one.</summary>
public sealed record ChatDraft
{
    public const int UsualMinutes = 60;

    public string? Title { get; init; }
    public string? Aims { get; init; }

    /// <summary>With or without the #; empty: made from the title.</summary>
    public string? Tag { get; init; }

    public string? Zone { get; init; }

    /// <summary>Milliseconds since 1970 (UTC).</summary>
    public long? StartsAt { get; init; }

    public int? Minutes { get; init; }
    public ChatAudience? Audience { get; init; }
    public bool? ShowsQuestions { get; init; }
    public bool? NewcomersWait { get; init; }
    public IReadOnlyList<PlannedReading>? Reading { get; init; }
    public IReadOnlyList<PlannedQuestion>? Questions { get; init; }

    /// <summary>Handles, with or without the @.</summary>
    public IReadOnlyList<string>? CoHosts { get; init; }

    /// <summary>What could not be read at all.</summary>
    public IReadOnlyList<FieldFault> Unread { get; init; } = [];

    internal ChatPlan Fill(ChatPlan plan)
    {
        var title = Title is null ? plan.Title : PlainText.OneLine(Title);
        return plan with
        {
            Title = title,
            TagDisplay = Tag is null ? plan.TagDisplay : TagOf(Tag, title),
            Zone = Zone ?? plan.Zone,
            StartsAt = StartsAt ?? plan.StartsAt,
            Minutes = Minutes ?? plan.Minutes,
            Aims = Aims is null ? plan.Aims : PlainText.Trim(Aims),
            Audience = Audience ?? plan.Audience,
            ShowsQuestions = ShowsQuestions ?? plan.ShowsQuestions,
            NewcomersWait = NewcomersWait ?? plan.NewcomersWait,
            Reading = Reading ?? plan.Reading,
            Questions = Questions ?? plan.Questions,
            CoHosts = CoHosts ?? plan.CoHosts,
        };
    }

    private static string TagOf(string typed, string title)
    {
        var bare = TagName.Bare(typed.Trim());
        return bare.Length > 0 ? bare : ChatTags.Suggest(title);
    }
}
