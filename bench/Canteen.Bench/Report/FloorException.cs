namespace Canteen.Bench.Report;

/// <summary>A result is worse than it may be. The message is a sentence for whoever runs the bench.</summary>
internal sealed class FloorException(string sentence) : Exception(sentence);
