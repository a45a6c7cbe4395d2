using Canteen.Features.Platform;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Quiet hours as pages say them.</summary>
internal static class QuietWords
{
    /// <summary>From so many days in succession on, only the first and the last are named.</summary>
    private const int Many = 3;

    /// <summary>"Monday to Friday", "Saturday, Sunday", "Every day"</summary>
    public static string Days(WeekDays days, IStringLocalizer<Words> l)
    {
        if (days == WeekDays.All) return l["Every day"];
        var parts = new List<string>();
        foreach (var run in Runs(days))
        {
            if (run.Count >= Many) parts.Add(l["{0} to {1}", l[run[0].ToString()].Value, l[run[^1].ToString()].Value]);
            else parts.AddRange(run.Select(day => l[day.ToString()].Value));
        }
        return string.Join(", ", parts);
    }

    /// <summary>"20:00 to 07:00", "all day"</summary>
    public static string Times(QuietRule rule, IStringLocalizer<Words> l) => rule.From == rule.To && rule.From == 0
        ? l["all day"]
        : l["{0} to {1}", QuietInput.TimeOf(rule.From), QuietInput.TimeOf(rule.To)];

    private static List<List<WeekDays>> Runs(WeekDays days)
    {
        var runs = new List<List<WeekDays>>();
        List<WeekDays>? run = null;
        foreach (var day in WeekDaysReading.Each)
        {
            if (!days.HasFlag(day)) run = null;
            else if (run is null) runs.Add(run = [day]);
            else run.Add(day);
        }
        return runs;
    }
}
