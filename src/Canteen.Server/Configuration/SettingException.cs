namespace Canteen.Server.Configuration;

/// <summary>An option or a variable that cannot be used. The message is a sentence for the person at the command line.</summary>
public sealed class SettingException(string sentence) : Exception(sentence);
