using System.Text.Json.Serialization;
using Canteen.Core.Posts;

namespace Canteen.Features.People.Profiles;

/// <summary>Mastodon's Preferences, whose keys contain colons. What cannot be set here yet has Mastodon's default.</summary>
internal sealed record PreferencesJson(
    [property: JsonPropertyName("posting:default:visibility")] string Visibility,
    [property: JsonPropertyName("posting:default:sensitive")] bool Sensitive,
    [property: JsonPropertyName("posting:default:language")] string? Language,
    [property: JsonPropertyName("posting:default:quote_policy")] string QuotePolicy,
    [property: JsonPropertyName("reading:expand:media")] string ExpandMedia,
    [property: JsonPropertyName("reading:expand:spoilers")] bool ExpandSpoilers,
    [property: JsonPropertyName("reading:autoplay:gifs")] bool AutoplayGifs)
{
    public static PreferencesJson From(OwnProfile profile) => new(
        VisibilityJson.Name(profile.DefaultVisibility), profile.DefaultSensitive,
        profile.DefaultLanguage.Length == 0 ? null : profile.DefaultLanguage, "nobody", "default", false, false);
}
