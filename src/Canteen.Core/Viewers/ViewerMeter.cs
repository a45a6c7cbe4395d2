using System.Diagnostics.Metrics;

namespace Canteen.Core.Viewers;

/// <summary>Metrics about the viewers in memory.</summary>
internal static class ViewerMeter
{
    public const string Name = "Canteen.Viewers";

    public static void Watch(IMeterFactory meters, ViewerCache viewers)
    {
        var meter = meters.Create(Name);
        meter.CreateObservableGauge(
            "canteen.viewers.active", () => viewers.Count, "{person}", "People whose follows and marks are in memory.");
        meter.CreateObservableGauge("canteen.viewers.memory", () => viewers.Bytes, "By", "What they take, but for those with a timeline.");
    }
}
