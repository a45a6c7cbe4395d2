namespace Canteen.Domain;

/// <summary>A client program that people let act for them (OAuth).</summary>
public sealed class App;

/// <summary>Something a person should know: a mention, a follow, a favourite, a boost.</summary>
public sealed class Notification;

/// <summary>People who talk among themselves about something they share.</summary>
public sealed class Community;
