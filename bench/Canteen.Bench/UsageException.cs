namespace Canteen.Bench;

/// <summary>The command line makes no sense. The message is a sentence for the person at it.</summary>
internal sealed class UsageException(string sentence) : Exception(sentence);
