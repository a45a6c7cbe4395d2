namespace Canteen.Storage;

/// <summary>The database cannot be reached or opened; the message says which one and why, without secrets.</summary>
public sealed class DatabaseUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
