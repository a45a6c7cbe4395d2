using System.Net;
using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Features.Platform.About;

namespace Canteen.Features.Door.Instance;

/// <summary>Mastodon's Instance, version 1: the only one that toot reads. <c>Uri</c> is the bare domain.</summary>
internal sealed record OldInstanceJson(
    string Uri,
    string Title,
    string ShortDescription,
    string Description,
    string Email,
    string Version,
    OldInstanceUrlsJson Urls,
    OldInstanceStatsJson Stats,
    string? Thumbnail,
    IReadOnlyList<string> Languages,
    bool Registrations,
    bool ApprovalRequired,
    bool InvitesEnabled,
    OldConfigurationJson Configuration,
    AccountJson? ContactAccount,
    IReadOnlyList<RuleJson> Rules)
{
    public static OldInstanceJson From(CanteenSettings settings, InstanceFacts facts)
    {
        var registrations = RegistrationsJson.From(settings.SignUps);
        return new(
            settings.Domain,
            settings.Title,
            settings.Description,
            WebUtility.HtmlEncode(settings.Description),
            settings.ContactEmail,
            ServerVersion.Compatible,
            new(InstanceConfigurationJson.StreamingUrl(settings)),
            new(facts.Figures.People, facts.Figures.Posts, 0),
            settings.Url("/images/icon-512.png"),
            InstanceJson.SpokenHere,
            registrations.Enabled,
            registrations.ApprovalRequired,
            settings.SignUps == SignUpMode.Invitation,
            new(new(settings.MaxPostCharacters)),
            facts.Contact is { } contact ? AccountJson.From(contact) : null,
            [.. facts.Rules.Select(RuleJson.From)]);
    }
}

internal sealed record OldInstanceUrlsJson(string StreamingApi);

internal sealed record OldInstanceStatsJson(long UserCount, long StatusCount, long DomainCount);

internal sealed record OldConfigurationJson(StatusLimitsJson Statuses)
{
    public AccountLimitsJson Accounts { get; } = new();
    public MediaLimitsJson MediaAttachments { get; } = new();
    public PollLimitsJson Polls { get; } = new();
}
