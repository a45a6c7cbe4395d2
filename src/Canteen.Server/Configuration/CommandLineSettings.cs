using System.Net.Mail;
using Canteen.Core;
using Canteen.Features.Platform.Http;
using Canteen.Storage;

namespace Canteen.Server.Configuration;

/// <summary>The options of the command line; null where an option is missing, so that a variable or the default applies.</summary>
internal sealed record CommandLineSettings(string? Data, string? Database, string? Listen = null, string? Address = null)
{
    private const string DefaultListen = "http://localhost:5000";

    /// <exception cref="SettingException">A setting cannot be used; the message says which, and why.</exception>
    public ServerOptions Resolve(Variables variables)
    {
        var data = Path.GetFullPath(Data ?? variables.Text("CANTEEN_DATA") ?? "data");
        var listen = Listen ?? variables.Text("CANTEEN_LISTEN") ?? DefaultListen;
        CheckListen(listen);
        var address = CheckedAddress(Address ?? variables.Text("CANTEEN_ADDRESS") ?? AddressBehind(listen));
        var database = Database ?? variables.Text("CANTEEN_DATABASE") ?? "sqlite:" + Path.Combine(data, "canteen.db");
        if (database is "sqlite:") throw new SettingException("A path is missing after 'sqlite:'.");
        return new ServerOptions(
            Settings(data, address, variables), new DatabaseSettings(database), listen)
        { Telemetry = Telemetry(variables) };
    }

    // OpenTelemetry's own names, so that people who know them from other programs recognise them.
    private static Dictionary<string, string> Telemetry(Variables variables)
    {
        const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";
        if (variables.Text(Collector) is not { } collector) return [];
        if (!IsHttp(collector)) throw new SettingException($"{Collector} is no web address. Write it like http://localhost:4317.");
        return variables.StartingWith("OTEL_");
    }

    private static CanteenSettings Settings(string data, string address, Variables variables)
    {
        var standard = new CanteenSettings { DataFolder = data, Address = address };
        return standard with
        {
            Title = variables.Text("CANTEEN_TITLE") ?? standard.Title,
            Description = variables.Text("CANTEEN_DESCRIPTION") ?? standard.Description,
            ContactEmail = variables.Text("CANTEEN_CONTACT_EMAIL") ?? standard.ContactEmail,
            MaxPostCharacters = variables.Number("CANTEEN_MAX_POST_CHARACTERS", standard.MaxPostCharacters, 1, 100_000),
            SignUps = variables.Choice("CANTEEN_SIGN_UPS", standard.SignUps),
            TimelinesMegabytes = variables.Number("CANTEEN_TIMELINES_MB", standard.TimelinesMegabytes, 1, 1_000_000),
            ViewersMegabytes = variables.Number("CANTEEN_VIEWERS_MB", standard.ViewersMegabytes, 1, 1_000_000),
            PostsMegabytes = variables.Number("CANTEEN_POSTS_MB", standard.PostsMegabytes, 1, 1_000_000),
            PagesMegabytes = variables.Number("CANTEEN_PAGES_MB", standard.PagesMegabytes, 1, 1_000_000),
            NotificationDays = variables.Number("CANTEEN_NOTIFICATION_DAYS", standard.NotificationDays, 1, 36_500),
            NotificationsEach = variables.Number("CANTEEN_NOTIFICATIONS_EACH", standard.NotificationsEach, 100, 1_000_000),
            ReviewsTrends = variables.Switch("CANTEEN_TRENDS_REVIEW", standard.ReviewsTrends),
            RateLimits = variables.Switch("CANTEEN_RATE_LIMITS", standard.RateLimits),
            PeoplePerAddress = variables.Number("CANTEEN_PEOPLE_PER_ADDRESS", standard.PeoplePerAddress, 1, 1_000_000),
            TrustedProxies = CheckedProxies(variables.Text("CANTEEN_TRUSTED_PROXIES") ?? standard.TrustedProxies),
            Smtp = CheckedSmtp(variables.Text("CANTEEN_SMTP") ?? standard.Smtp),
            MailFrom = CheckedSender(variables.Text("CANTEEN_MAIL_FROM") ?? standard.MailFrom),
        };
    }

    private static string CheckedProxies(string proxies)
    {
        try
        {
            ProxyTrust.Parse(proxies);
            return proxies;
        }
        catch (FormatException e)
        {
            throw new SettingException(e.Message);
        }
    }

    private static string CheckedSmtp(string smtp) =>
        smtp.Length == 0 || (Uri.TryCreate(smtp, UriKind.Absolute, out var uri) && uri.Scheme is ("smtp" or "smtps") && uri.Host.Length > 0)
            ? smtp
            // The value is not repeated, because it may contain a password.
            : throw new SettingException(
                "CANTEEN_SMTP is no address of a mail server. Write it like smtp://user:password@mail.example.org:587.");

    private static string CheckedSender(string sender) =>
        sender.Length == 0 || MailAddress.TryCreate(sender, out _)
            ? sender
            : throw new SettingException($"CANTEEN_MAIL_FROM must be an e-mail address, not '{sender}'.");

    private static void CheckListen(string listen)
    {
        foreach (var one in listen.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsHttp(Named(one)))
                throw new SettingException($"'{one}' is no address to listen on. Write it like http://localhost:5000.");
        }
    }

    private static string CheckedAddress(string address)
    {
        if (!IsHttp(address)) throw new SettingException($"'{address}' is no web address. Write it like https://canteen.example.");
        if (new Uri(address).AbsolutePath != "/")
            throw new SettingException($"The address '{address}' must not have a path after the host.");
        return address.TrimEnd('/');
    }

    private static string AddressBehind(string listen) => Named(listen.Split(';')[0].Trim());

    // "*", "+", "0.0.0.0" and "[::]" mean every network of the machine; a person at the machine reaches them as localhost.
    private static string Named(string listen) => listen
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal);

    private static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
}
