namespace Canteen.Bench.Report;

/// <summary>A result is worse than allowed. The message is a sentence for the person who runs the benchmark.</summary>
internal sealed class FloorException(string sentence) : Exception(sentence);
