using Canteen.Core.Accounts;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Gathering.Tweetchats.Figures;

/// <summary>The figures of a tweetchat. Times in milliseconds.</summary>
/// <param name="AsOf">When they last changed; null where nothing has been said.</param>
public sealed record ChatFigures(Id<Chat> Chat, string Title, long? AsOf)
{
    /// <summary>All that is in the chat: questions, answers, and replies to these.</summary>
    public long Posts { get; init; }

    /// <summary>Accounts with at least one post.</summary>
    public long People { get; init; }

    /// <summary>The followers that the author of each post had when it was published, added up.</summary>
    public long Impressions { get; init; }

    /// <summary>How many of the posts were written while it was live.</summary>
    public long LivePosts { get; init; }

    /// <summary>How long it was live, at least one.</summary>
    public long LiveMinutes { get; init; } = 1;

    /// <summary>The most posts in one minute.</summary>
    public long Busiest { get; init; }

    /// <summary>While it was live: one for each stretch, also where nothing was said.</summary>
    public EqualList<TimeBar> Times { get; init; } = new([]);

    /// <summary>How long a stretch of <see cref="Times"/> is, in minutes.</summary>
    public long Stretch { get; init; } = 1;

    /// <summary>How many people wrote how many posts, fewest posts first.</summary>
    public EqualList<SpreadBar> Spread { get; init; } = new([]);

    /// <summary>Of the participants, as their profiles say now, most people first.</summary>
    public EqualList<NamedBar> Professions { get; init; } = new([]);

    /// <inheritdoc cref="Professions"/>
    public EqualList<NamedBar> Organisations { get; init; } = new([]);

    /// <summary>Those who answered, mentioned, were answered or mentioned most.</summary>
    public EqualList<AccountView> Network { get; init; } = new([]);

    /// <summary>Between them, most often first.</summary>
    public EqualList<Tie> Ties { get; init; } = new([]);

    public double PostsPerPerson => People == 0 ? 0 : (double)Posts / People;

    public double PostsPerMinute => (double)LivePosts / LiveMinutes;
}

/// <param name="At">When it begins.</param>
public sealed record TimeBar(long At, long Posts);

/// <param name="To">Null where there is no end.</param>
public sealed record SpreadBar(long From, long? To, long People);

/// <param name="Name">Empty for those who do not say it; null for all others together.</param>
public sealed record NamedBar(string? Name, long People);

/// <summary>In how many posts one answered or mentioned the other.</summary>
public sealed record Tie(AccountId From, AccountId To, long Posts);
