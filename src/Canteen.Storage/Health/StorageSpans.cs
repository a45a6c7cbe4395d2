using System.Diagnostics;

namespace Canteen.Storage;

/// <summary>
/// What storage shows in traces, under the source <c>Canteen.Storage</c>. Spans name kinds of work: no SQL, no arguments, nothing that
/// anybody wrote.
/// </summary>
internal static class StorageSpans
{
    private static readonly ActivitySource Source = new("Canteen.Storage");

    /// <summary>Null, at next to no cost, when nobody listens.</summary>
    public static Activity? Write() => Source.StartActivity("write", ActivityKind.Client);

    public static Activity? Job(string kind) => Source.StartActivity("job " + kind, ActivityKind.Consumer);

    /// <param name="type">The kind of failure; its message stays out, for it may repeat what somebody wrote.</param>
    public static void Failed(this Activity? span, Type type)
    {
        span?.SetTag("error.type", type.FullName);
        span?.SetStatus(ActivityStatusCode.Error);
    }
}
