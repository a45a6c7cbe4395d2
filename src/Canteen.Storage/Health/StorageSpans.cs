using System.Diagnostics;

namespace Canteen.Storage;

/// <summary>
/// The spans of storage in traces, under the source <c>Canteen.Storage</c>. Spans name kinds of work: no SQL, no arguments, nothing that
/// anybody wrote.
/// </summary>
internal static class StorageSpans
{
    private static readonly ActivitySource Source = new("Canteen.Storage");

    /// <summary>Null when nobody listens, at next to no cost.</summary>
    public static Activity? Write() => Source.StartActivity("write", ActivityKind.Client);

    public static Activity? Job(string kind) => Source.StartActivity("job " + kind, ActivityKind.Consumer);

    /// <param name="type">The kind of failure; its message is left out, because it may repeat what somebody wrote.</param>
    public static void Failed(this Activity? span, Type type)
    {
        span?.SetTag("error.type", type.FullName);
        span?.SetStatus(ActivityStatusCode.Error);
    }
}
