namespace Canteen.Domain;

/// <summary>A client program that people let act for them (OAuth).</summary>
public sealed class App;

/// <summary>A permission to act, held by an app or a script; only its hash is stored.</summary>
public sealed class AccessToken;

/// <summary>One signed-in browser.</summary>
public sealed class BrowserSession;

/// <summary>Something a person should know: a mention, a follow, a favourite, a boost.</summary>
public sealed class Notification;

/// <summary>A browser in which a certain person has signed in before.</summary>
public sealed class KnownBrowser;
