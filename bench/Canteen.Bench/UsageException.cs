namespace Canteen.Bench;

/// <summary>The command line is wrong. The message is a sentence for the person who typed it.</summary>
internal sealed class UsageException(string sentence) : Exception(sentence);
