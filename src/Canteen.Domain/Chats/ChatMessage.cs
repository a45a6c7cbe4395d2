namespace Canteen.Domain;

/// <summary>What one host of a tweetchat says to the others.</summary>
public sealed class ChatMessage;
