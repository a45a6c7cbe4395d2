using Canteen.Core.Notifications;
using Canteen.Features.Platform.Input;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Reads from a request which notifications it asks for.</summary>
internal static class NotificationInput
{
    public static NotificationFilter Filter(ApiInput input)
    {
        var kinds = NotificationKinds.All.AsEnumerable();
        if (Kinds(input, "types") is { Count: > 0 } wanted) kinds = kinds.Intersect(wanted);
        if (Kinds(input, "exclude_types") is { Count: > 0 } unwanted) kinds = kinds.Except(unwanted);
        var from = input.Id<Account>("account_id");
        return from is { Value: 0 } ? new([]) : new([.. kinds], from?.Value ?? 0);
    }

    /// <summary>The kinds to group; if the request does not say, all that can be grouped.</summary>
    public static IReadOnlyCollection<string> Grouped(ApiInput input) =>
        input.Has("grouped_types") ? [.. NotificationKinds.Grouped.Intersect(Kinds(input, "grouped_types"))] : NotificationKinds.Grouped;

    private static List<string> Kinds(ApiInput input, string name) => [.. input.List(name, 100).Select(NotificationTypeJson.Kind)];
}
