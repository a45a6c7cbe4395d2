using Canteen.Core;

namespace Canteen.Features.Door.Instance;

/// <summary>
/// The limits that this server enforces. Strict clients need every number: what does not exist yet (pictures, polls) has zeros rather than
/// missing keys.
/// </summary>
internal sealed record InstanceConfigurationJson(
    InstanceUrlsJson Urls,
    VapidJson Vapid,
    AccountLimitsJson Accounts,
    StatusLimitsJson Statuses,
    MediaLimitsJson MediaAttachments,
    PollLimitsJson Polls,
    EnabledJson Translation,
    TimelinesAccessJson TimelinesAccess,
    bool LimitedFederation)
{
    public static InstanceConfigurationJson From(CanteenSettings settings) => new(
        new(StreamingUrl(settings), null, settings.Url("/about"), settings.Url("/privacy-policy"), settings.Url("/terms-of-service")),
        new(""),
        new(),
        new(settings.MaxPostCharacters),
        new(),
        new(),
        new(false),
        new(FeedAccessJson.Open, FeedAccessJson.Open, FeedAccessJson.Open),
        LimitedFederation: false);

    /// <summary>The same host with the scheme of WebSockets.</summary>
    public static string StreamingUrl(CanteenSettings settings) => "ws" + settings.Address["http".Length..];
}

internal sealed record InstanceUrlsJson(string Streaming, string? Status, string About, string? PrivacyPolicy, string? TermsOfService);

/// <summary>Empty, because there is no push yet.</summary>
internal sealed record VapidJson(string PublicKey);

internal sealed record EnabledJson(bool Enabled);

internal sealed record AccountLimitsJson
{
    public int MaxDisplayNameLength => 40;
    public int MaxNoteLength => 500;
    public int MaxAvatarDescriptionLength => 0;
    public int MaxHeaderDescriptionLength => 0;
    public int MaxFeaturedTags => FeaturedTag.Most;
    public int MaxPinnedStatuses => Post.MaxPins;
    public int MaxProfileFields => 4;
    public int ProfileFieldNameLimit => 255;
    public int ProfileFieldValueLimit => 255;
}

internal sealed record StatusLimitsJson(int MaxCharacters)
{
    public int MaxMediaAttachments => 0;
    public int CharactersReservedPerUrl => 23;
}

internal sealed record MediaLimitsJson
{
    public IReadOnlyList<string> SupportedMimeTypes => [];
    public int DescriptionLimit => 0;
    public int ImageSizeLimit => 0;
    public int ImageMatrixLimit => 0;
    public int VideoSizeLimit => 0;
    public int VideoFrameRateLimit => 0;
    public int VideoMatrixLimit => 0;
}

internal sealed record PollLimitsJson
{
    public int MaxOptions => 0;
    public int MaxCharactersPerOption => 0;
    public int MinExpiration => 0;
    public int MaxExpiration => 0;
}

internal sealed record TimelinesAccessJson(FeedAccessJson LiveFeeds, FeedAccessJson HashtagFeeds, FeedAccessJson TrendingLinkFeeds);

internal sealed record FeedAccessJson(string Local, string Remote)
{
    public static readonly FeedAccessJson Open = new("public", "public");
}
