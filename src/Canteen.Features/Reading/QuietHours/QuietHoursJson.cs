using System.Globalization;
using Canteen.Core.Text;

namespace Canteen.Features.Reading.QuietHours;

/// <param name="Quiet">Now.</param>
/// <param name="QuietUntil">Null where it is not quiet, and where it is until it is ended.</param>
internal sealed record QuietHoursJson(
    string TimeZone, IEnumerable<QuietRuleJson> Rules, bool PrivateMentions, IEnumerable<string> AccountIds, bool Quiet, string? QuietUntil)
{
    /// <param name="now">Milliseconds.</param>
    public static QuietHoursJson From(QuietPlan plan, long now)
    {
        var until = plan.QuietUntil(now);
        return new(
            plan.Zone.Id, plan.Rules.Select(QuietRuleJson.Of), plan.PrivateMentions,
            plan.People.Order().Select(id => id.ToString(CultureInfo.InvariantCulture)),
            until is not null, until is null or QuietPlan.Always ? null : ApiTime.Iso(until));
    }
}

internal sealed record QuietRuleJson(IEnumerable<string> Days, string From, string To)
{
    public static QuietRuleJson Of(QuietRule rule) => new(
        WeekDaysReading.Each.Where(day => rule.Days.HasFlag(day)).Select(QuietInput.NameOf), QuietInput.TimeOf(rule.From),
        QuietInput.TimeOf(rule.To));
}
