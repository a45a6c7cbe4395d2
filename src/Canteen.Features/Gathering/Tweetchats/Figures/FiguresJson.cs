using Canteen.Core.Text;

namespace Canteen.Features.Gathering.Tweetchats.Figures;

/// <param name="AsOf">ISO 8601; null where nothing has been said.</param>
/// <param name="Impressions">A theoretical maximum: for each post the followers that its author had then.</param>
/// <param name="LivePosts">Written while it was live.</param>
internal sealed record FiguresJson(
    string? AsOf, long Posts, long Participants, double PostsPerParticipant, double PostsPerMinute, long BusiestMinute, long Impressions,
    long LivePosts, long LiveMinutes)
{
    public required IReadOnlyList<TimeBarJson> Minutes { get; init; }
    public required IReadOnlyList<SpreadBarJson> Distribution { get; init; }
    public required IReadOnlyList<NamedBarJson> Professions { get; init; }
    public required IReadOnlyList<NamedBarJson> Organisations { get; init; }
    public required NetworkJson Network { get; init; }

    public static FiguresJson From(ChatFigures figures) =>
        new(ApiTime.Iso(figures.AsOf), figures.Posts, figures.People, Math.Round(figures.PostsPerPerson, 2),
            Math.Round(figures.PostsPerMinute, 2), figures.Busiest, figures.Impressions, figures.LivePosts, figures.LiveMinutes)
        {
            Minutes = [.. figures.Times.Select(bar => new TimeBarJson(ApiTime.Iso(bar.At), figures.Stretch, bar.Posts))],
            Distribution = [.. figures.Spread.Select(bar => new SpreadBarJson(bar.From, bar.To, bar.People))],
            Professions = [.. figures.Professions.Select(NamedBarJson.From)],
            Organisations = [.. figures.Organisations.Select(NamedBarJson.From)],
            Network = NetworkJson.From(figures),
        };
}

/// <param name="Minutes">How many minutes it is about.</param>
internal sealed record TimeBarJson(string At, long Minutes, long Posts);

/// <param name="To">Null where there is no end.</param>
internal sealed record SpreadBarJson(long From, long? To, long Participants);

/// <param name="Name">Empty: not said. Null: all others together.</param>
internal sealed record NamedBarJson(string? Name, long Participants)
{
    public static NamedBarJson From(NamedBar bar) => new(bar.Name, bar.People);
}

internal sealed record NetworkJson(IReadOnlyList<NetworkAccountJson> Accounts, IReadOnlyList<TieJson> Ties)
{
    public static NetworkJson From(ChatFigures figures) => new(
        [.. figures.Network.Select(person => new NetworkAccountJson(person.Id.ToString(), person.Acct, person.Name))],
        [.. figures.Ties.Select(tie => new TieJson(tie.From.ToString(), tie.To.ToString(), tie.Posts))]);
}

internal sealed record NetworkAccountJson(string Id, string Acct, string DisplayName);

/// <param name="Posts">In how many the one answered or mentioned the other.</param>
internal sealed record TieJson(string From, string To, long Posts);
