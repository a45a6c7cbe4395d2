namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>How long tweetchats usually are, in minutes: those of an evening, and slow ones.</summary>
internal static class ChatLengths
{
    public const int Hour = 60;
    public const int Day = 24 * Hour;

    public static readonly IReadOnlyList<int> Usual =
        [30, 45, Hour, 90, 2 * Hour, 3 * Hour, Day, 2 * Day, 3 * Day, 5 * Day, 7 * Day, 14 * Day];
}
