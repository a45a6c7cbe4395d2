namespace Canteen.Domain;

/// <summary>An app's or a script's permission to act; only its hash is stored.</summary>
public sealed class AccessToken : ISecretKind
{
    public static string Prefix => "canteen_token_";
}

/// <summary>One signed-in browser.</summary>
public sealed class BrowserSession : ISecretKind
{
    public static string Prefix => "canteen_session_";
}

/// <summary>
/// A browser in which a person has signed in before. It grants no access, but it keeps wrong guesses made elsewhere from counting against
/// this browser.
/// </summary>
public sealed class KnownBrowser : ISecretKind
{
    public static string Prefix => "canteen_known_";
}

/// <summary>The code that an app gets when a person agrees, to exchange for an access token.</summary>
public sealed class AuthorizationCode : ISecretKind
{
    public static string Prefix => "canteen_code_";
}

/// <summary>The public id of an app. It is not secret; it is generated like a secret only so that nobody can guess the next one.</summary>
public sealed class ClientId : ISecretKind
{
    public static string Prefix => "canteen_app_";
}

/// <summary>The secret with which an app proves that it is the one with that <see cref="ClientId"/>.</summary>
public sealed class ClientSecret : ISecretKind
{
    public static string Prefix => "canteen_client_";
}

/// <summary>A link in a mail: whoever opens it can read the mail of that address.</summary>
public interface IMailLink : ISecretKind
{
    /// <summary>The purpose as it is stored in the database.</summary>
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

/// <summary>The address at which a feed reader reads a saved search.</summary>
public sealed class SearchFeed : ISecretKind
{
    public static string Prefix => "canteen_feed_";
}

/// <summary>A link with which an organisation lets one person say that they belong to it.</summary>
public sealed class MembershipInvitation : ISecretKind
{
    public static string Prefix => "canteen_member_";
}

/// <summary>A link in a mail about what somebody missed, with which such mails are stopped.</summary>
public sealed class CatchUpStop : ISecretKind
{
    public static string Prefix => "canteen_stop_";
}
