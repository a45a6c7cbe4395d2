namespace Canteen.Domain;

/// <summary>A client program that people let act on their behalf (OAuth).</summary>
public sealed class App;

/// <summary>Something that a person is told: a mention, a follow, a favourite, a boost.</summary>
public sealed class Notification;

/// <summary>People who talk among themselves about something they share.</summary>
public sealed class Community;
