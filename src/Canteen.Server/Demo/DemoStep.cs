namespace Canteen.Server.Demo;

/// <summary>Something that happens in the demo, and when.</summary>
internal sealed record DemoStep(DateTimeOffset At, Func<CancellationToken, Task> RunAsync);
