using System.Diagnostics.CodeAnalysis;

namespace Canteen.Core;

/// <summary>The settings of this server, from the command line, the environment (<c>CANTEEN_*</c>) or a settings file.</summary>
public sealed record CanteenSettings
{
    /// <summary>The folder for everything that is not in the database: the SQLite file, keys, mails without SMTP.</summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// The public root address, without a slash at the end: <c>https://canteen.example</c>. The ids of posts and people in ActivityPub
    /// depend on it.
    /// </summary>
    public required string Address { get; init; }

    public string Domain => new Uri(Address).Authority;

    public bool IsHttps => Address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    public string Title { get; init; } = "Canteen";
    public string Description { get; init; } = "The staff canteen, online: for people who work in health and care.";
    public string ContactEmail { get; init; } = "";
    public int MaxPostCharacters { get; init; } = 500;
    public SignUpMode SignUps { get; init; } = SignUpMode.Open;

    /// <summary>
    /// How much memory home timelines may take on this node; a person whose timeline had to be removed waits for one query at their next
    /// read.
    /// </summary>
    public int TimelinesMegabytes { get; init; } = 512;

    /// <summary>
    /// The same for whom people follow and what they marked; for people whose timeline is in memory, these count towards the timelines
    /// instead.
    /// </summary>
    public int ViewersMegabytes { get; init; } = 128;

    /// <summary>How much memory posts may take on this node.</summary>
    public int PostsMegabytes { get; init; } = 256;

    /// <summary>How much memory posts rendered for web pages may take on this node.</summary>
    public int PagesMegabytes { get; init; } = 64;

    /// <summary>How long notifications are kept.</summary>
    public int NotificationDays { get; init; } = 180;

    /// <summary>How many notifications are kept for one person: the newest ones.</summary>
    public int NotificationsEach { get; init; } = 5000;

    /// <summary>Nothing trends before a moderator has allowed it.</summary>
    public bool ReviewsTrends { get; init; }

    public bool RateLimits { get; init; } = true;

    /// <summary>How many people may share one address: a whole hospital may use a single one. Limits by address grow with it.</summary>
    public int PeoplePerAddress { get; init; } = 5000;

    /// <summary>Proxies whose X-Forwarded-* headers are believed: addresses and networks, separated by commas. Empty: none.</summary>
    public string TrustedProxies { get; init; } = "";

    /// <summary>SMTP as <c>smtp://user:password@host:port</c>; empty: mails are written to <c>mail/</c> in the data folder.</summary>
    public string Smtp { get; init; } = "";

    public string MailFrom { get; init; } = "";

    /// <summary>An absolute address on this server.</summary>
    public string Url(string path) => Address + path;

    /// <summary>
    /// True for an address on this server, by its public name. The host in a request is not used, because any caller can choose it.
    /// </summary>
    public bool IsOurs(string text, [NotNullWhen(true)] out Uri? address)
    {
        var own = new Uri(Address);
        return Uri.TryCreate(text, UriKind.Absolute, out address)
            && (address.Scheme, address.IdnHost, address.Port) == (own.Scheme, own.IdnHost, own.Port);
    }
}

public enum SignUpMode { Open, Approval, Invitation, Closed }
