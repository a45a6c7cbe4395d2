using System.Globalization;
using Canteen.Core.Accounts;

namespace Canteen.Features.Gathering.Tweetchats.Figures;

/// <summary>
/// Who answered or mentioned whom, as people on a circle with lines between them: whoever stands where depends on nothing but the figures.
/// All in the units of the picture.
/// </summary>
internal static class ReplyNetwork
{
    /// <summary>People who are drawn.</summary>
    public const int Most = 60;

    public const int Side = 600;

    private const double Centre = 300, Around = 262, Thinnest = 1, Thickest = 8;

    /// <summary>Those with most ties, busiest first.</summary>
    public static IReadOnlyList<AccountId> BusiestOf(IReadOnlyList<Tie> ties) =>
    [
        .. ties.SelectMany<Tie, (AccountId Who, long Posts)>(tie => [(tie.From, tie.Posts), (tie.To, tie.Posts)])
            .GroupBy(one => one.Who, one => one.Posts)
            .OrderByDescending(group => group.Sum()).ThenBy(group => group.Key.Value)
            .Take(Most).Select(group => group.Key),
    ];

    public static IReadOnlyList<Dot> DotsOf(IReadOnlyList<AccountView> people) =>
    [
        .. people.Select((person, at) =>
        {
            var angle = ((360.0 * at / people.Count) - 90) * Math.PI / 180;
            return new Dot(person, at + 1, Centre + (Around * Math.Cos(angle)), Centre + (Around * Math.Sin(angle)));
        }),
    ];

    public static IReadOnlyList<Line> LinesOf(IReadOnlyList<Dot> dots, IReadOnlyList<Tie> ties)
    {
        var places = dots.ToDictionary(dot => dot.Person.Id);
        var most = ties.Select(tie => tie.Posts).DefaultIfEmpty(1).Max();
        return
        [
            .. ties.Select(tie => new Line(
                places[tie.From], places[tie.To], Thinnest + ((Thickest - Thinnest) * (tie.Posts - 1) / Math.Max(1, most - 1)))),
        ];
    }

    public static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <param name="Number">From 1: the same as in the table.</param>
internal sealed record Dot(AccountView Person, int Number, double X, double Y);

internal sealed record Line(Dot From, Dot To, double Width);
