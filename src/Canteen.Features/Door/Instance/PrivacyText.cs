using System.Net;
using Canteen.Core;

namespace Canteen.Features.Door.Instance;

/// <summary>What the software stores about people: true of every Canteen server, whoever runs it.</summary>
internal static class PrivacyText
{
    public const string UpdatedAt = "2026-11-23T00:00:00Z";

    public static string Html(CanteenSettings settings) =>
        $"""
        <h2>What {WebUtility.HtmlEncode(settings.Title)} keeps</h2>
        <ul>
        <li>Your account: name, e-mail address, profile, and your password as a hash that nobody can read back.</li>
        <li>What you write, whom you follow, and what you favourite, boost and bookmark.</li>
        <li>Where you are signed in: the browser's name, the network address, and when it was last used, so that you can see and end it.</li>
        <li>That you have signed in with a browser before, by a cookie that it keeps for a year: whoever guesses at your password elsewhere cannot shut you out of it.</li>
        <li>How often a name was tried with a wrong password and how often a mailbox was written to, as hashes and for hours.</li>
        </ul>
        <h2>Who can read it</h2>
        <ul>
        <li>Public and unlisted posts: everyone, also without signing in.</li>
        <li>Followers-only posts: your followers and the people mentioned. Posts to people mentioned: those people.</li>
        <li>Nothing here is encrypted end to end: whoever runs this server can technically read everything on it. Never name a patient.</li>
        </ul>
        <h2>What is not done</h2>
        <ul>
        <li>No advertising, no tracking, no cookies but those that keep you signed in, know a browser that you have signed in with, and remember the look you chose.</li>
        <li>Post texts, passwords and tokens are never written to logs.</li>
        </ul>
        {Contact(settings.ContactEmail)}
        """;

    private static string Contact(string email) =>
        email.Length == 0 ? "" : $"""<p>Questions: <a href="mailto:{WebUtility.HtmlEncode(email)}">{WebUtility.HtmlEncode(email)}</a></p>""";
}
