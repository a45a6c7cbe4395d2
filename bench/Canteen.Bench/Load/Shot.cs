namespace Canteen.Bench.Load;

/// <summary>One request of a load: its kind, under which its latency is counted, and its bytes.</summary>
internal readonly record struct Shot(string Kind, ReadOnlyMemory<byte> Request);
