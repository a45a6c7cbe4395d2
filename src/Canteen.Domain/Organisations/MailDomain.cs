using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Canteen.Domain;

/// <summary>The part behind the @ of the addresses that an organisation gives to its people: in ASCII and lower case.</summary>
public readonly record struct MailDomain
{
    /// <summary>At these, anybody can get an address.</summary>
    private static readonly FrozenSet<string> Providers = FrozenSet.Create(StringComparer.Ordinal,
        "aol.com", "aol.co.uk", "btinternet.com", "btopenworld.com", "duck.com", "email.com", "fastmail.com", "gmail.com", "gmx.com",
        "gmx.co.uk", "gmx.de", "gmx.net", "googlemail.com", "hey.com", "hotmail.co.uk", "hotmail.com", "icloud.com", "inbox.com",
        "live.co.uk", "live.com", "mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "ntlworld.com", "outlook.com", "outlook.co.uk",
        "pm.me", "posteo.de", "posteo.net", "proton.me", "protonmail.com", "qq.com", "rocketmail.com", "sky.com", "talktalk.net",
        "tiscali.co.uk", "tuta.com", "tutanota.com", "virginmedia.com", "web.de", "yahoo.co.uk", "yahoo.com", "yandex.com", "yandex.ru",
        "ymail.com", "zoho.com");

    public static readonly Fault Wrong = Fault.Invalid(
        [new FieldFault("domain", "ERR_INVALID", "Mail domain should look like example.nhs.uk")]);

    public static readonly Fault ForEverybody = Fault.Invalid(
        [new FieldFault("domain", "ERR_INVALID", "Anybody can get an address at this mail provider, so it can't show where somebody works")]);

    public static readonly Fault Taken = Fault.Invalid(
        [new FieldFault("domain", "ERR_TAKEN", "This mail domain already belongs to an organisation")]);

    private MailDomain(string text) => Text = text;

    public string Text { get; }

    public bool IsForEverybody => Providers.Contains(Text);

    /// <param name="typed">With or without the @.</param>
    public static bool TryParse([NotNullWhen(true)] string? typed, out MailDomain domain)
    {
        domain = default;
        if (!ServerDomain.TryParse(typed, out var text)) return false;
        domain = new(text);
        return true;
    }

    /// <summary>That of an address. Subdomains are domains of their own.</summary>
    public static bool TryFind(EmailAddress address, out MailDomain domain) =>
        TryParse(address.Text[(address.Text.LastIndexOf('@') + 1)..], out domain);
}
