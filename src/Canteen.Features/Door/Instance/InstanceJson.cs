using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Features.Platform.About;

namespace Canteen.Features.Door.Instance;

/// <summary>Mastodon's Instance, version 2: the first thing every app reads.</summary>
internal sealed record InstanceJson(
    string Domain,
    string Title,
    string Version,
    string SourceUrl,
    string Description,
    InstanceUsageJson Usage,
    InstanceThumbnailJson Thumbnail,
    IReadOnlyList<InstanceIconJson> Icon,
    IReadOnlyList<string> Languages,
    InstanceConfigurationJson Configuration,
    RegistrationsJson Registrations,
    ApiVersionsJson ApiVersions,
    InstanceContactJson Contact,
    IReadOnlyList<RuleJson> Rules)
{
    public static readonly IReadOnlyList<string> SpokenHere = ["en"];

    public static InstanceJson From(CanteenSettings settings, InstanceFacts facts) => new(
        settings.Domain,
        settings.Title,
        ServerVersion.Compatible,
        settings.Url("/"),
        settings.Description,
        new(new(facts.Figures.ActiveMonth)),
        InstanceThumbnailJson.From(settings),
        [new(settings.Url("/images/icon-192.png"), "192x192"), new(settings.Url("/images/icon-512.png"), "512x512")],
        SpokenHere,
        InstanceConfigurationJson.From(settings),
        RegistrationsJson.From(settings.SignUps),
        new(ServerVersion.MastodonApi),
        new(settings.ContactEmail, facts.Contact is { } contact ? AccountJson.From(contact) : null),
        [.. facts.Rules.Select(RuleJson.From)]);
}

internal sealed record InstanceUsageJson(InstanceUsersJson Users);

internal sealed record InstanceUsersJson(long ActiveMonth);

internal sealed record InstanceThumbnailJson(string Url, string? Blurhash, InstanceThumbnailVersionsJson Versions, string Description)
{
    public static InstanceThumbnailJson From(CanteenSettings settings) => new(settings.Url("/images/icon-512.png"), null, new(), "");
}

internal sealed record InstanceThumbnailVersionsJson;

internal sealed record InstanceIconJson(string Src, string Size);

internal sealed record ApiVersionsJson(int Mastodon);

internal sealed record InstanceContactJson(string Email, AccountJson? Account);

/// <summary>Who may sign up. By invitation only counts as closed, as it does in Mastodon.</summary>
internal sealed record RegistrationsJson(
    bool Enabled, bool ApprovalRequired, bool ReasonRequired, string? Message, int? MinAge, string? Url)
{
    public static RegistrationsJson From(SignUpMode mode)
    {
        var approval = mode == SignUpMode.Approval;
        return new(approval || mode == SignUpMode.Open, approval, approval, null, null, null);
    }
}

internal sealed record RuleJson(string Id, string Text, string Hint, IReadOnlyDictionary<string, object> Translations)
{
    private static readonly Dictionary<string, object> None = [];

    public static RuleJson From(Rule rule) =>
        new(rule.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), rule.Text, rule.Hint, None);
}
