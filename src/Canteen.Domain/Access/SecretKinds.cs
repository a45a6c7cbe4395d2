namespace Canteen.Domain;

/// <summary>A permission to act, held by an app or a script; only its hash is stored.</summary>
public sealed class AccessToken : ISecretKind
{
    public static string Prefix => "canteen_token_";
}

/// <summary>One signed-in browser.</summary>
public sealed class BrowserSession : ISecretKind
{
    public static string Prefix => "canteen_session_";
}

/// <summary>A browser in which a person has signed in before. It opens nothing, and keeps others' wrong guesses from counting there.</summary>
public sealed class KnownBrowser : ISecretKind
{
    public static string Prefix => "canteen_known_";
}

/// <summary>What an app is given when a person agrees, to change it for an access token.</summary>
public sealed class AuthorizationCode : ISecretKind
{
    public static string Prefix => "canteen_code_";
}

/// <summary>The name of an app. It is told to everybody, and only made as a secret is, so that nobody can guess the next.</summary>
public sealed class ClientId : ISecretKind
{
    public static string Prefix => "canteen_app_";
}

/// <summary>By which an app shows that it is the one with that <see cref="ClientId"/>.</summary>
public sealed class ClientSecret : ISecretKind
{
    public static string Prefix => "canteen_client_";
}

/// <summary>A link in a mail: whoever opens it reads the mail of that address.</summary>
public interface IMailLink : ISecretKind
{
    /// <summary>The word that is stored.</summary>
    static abstract string Purpose { get; }
}

public sealed class ConfirmLink : IMailLink
{
    public static string Prefix => "canteen_confirm_";
    public static string Purpose => "confirm";
}

public sealed class ResetLink : IMailLink
{
    public static string Prefix => "canteen_reset_";
    public static string Purpose => "reset";
}

public sealed class NewEmailLink : IMailLink
{
    public static string Prefix => "canteen_email_";
    public static string Purpose => "email";
}
