namespace Canteen.Server.Demo;

/// <summary>Something that happens in the demo, and when.</summary>
internal sealed record DemoStep(DateTimeOffset At, Func<CancellationToken, Task> RunAsync)
{
    /// <exception cref="InvalidOperationException">The script asks for something that the server does not allow.</exception>
    public static void Must(Fault? fault)
    {
        if (fault is not null) throw new InvalidOperationException($"The demo is not right: {fault.Sentence}");
    }
}
