using Canteen.Core;
using Canteen.Core.Accounts;

namespace Canteen.Features.People.Circle;

/// <param name="FollowingBack">How many of the accounts follow the caller.</param>
/// <param name="Complete">False where the caller follows more accounts than are counted.</param>
internal sealed record CircleJson(
    int Accounts, int FollowingBack, bool Complete, CircleSideJson Organisations, CircleSideJson Professions, CircleSideJson Places,
    IReadOnlyList<WideningJson> Widening)
{
    public static CircleJson From(PersonalCircle circle, IReadOnlyList<Widening> widening, CanteenSettings settings) => new(
        circle.People, circle.FollowingBack, !circle.IsPart, CircleSideJson.From(circle.Organisations, settings),
        CircleSideJson.From(circle.Professions, settings), CircleSideJson.From(circle.Places, settings),
        [.. widening.Select(WideningJson.From)]);
}

/// <param name="Unsaid">How many accounts are in no group, because they do not say it.</param>
internal sealed record CircleSideJson(IReadOnlyList<CircleGroupJson> Groups, int Unsaid)
{
    public static CircleSideJson From(CircleSide side, CanteenSettings settings) => new(
        [.. side.Groups.Select(group => new CircleGroupJson(group.Name, group.People, group.FollowingBack, settings.Url(group.Path)))],
        side.Unsaid);
}

/// <param name="Url">The page that lists such people.</param>
internal sealed record CircleGroupJson(string Name, int Accounts, int FollowingBack, string Url);

/// <summary>An account that would widen the circle, with what would be new; null for what would not.</summary>
/// <param name="FollowedBy">How many of those whom the caller follows follow the account.</param>
internal sealed record WideningJson(AccountJson Account, string? Organisation, string? Profession, string? Place, int FollowedBy)
{
    public static WideningJson From(Widening one) =>
        new(AccountJson.From(one.Person), one.News.Organisation, one.News.Profession, one.News.Place, one.Friends);
}
