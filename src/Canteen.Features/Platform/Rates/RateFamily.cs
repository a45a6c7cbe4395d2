using Microsoft.AspNetCore.Builder;

namespace Canteen.Features.Platform.Rates;

/// <summary>Kinds of acts that are counted on top of the general limits; see <see cref="FamilyRule"/> for the numbers.</summary>
public enum RateFamily
{
    /// <summary>Posts, boosts and edits.</summary>
    Posting,

    /// <summary>Deleted posts and boosts taken back.</summary>
    Deleting,

    /// <summary>Follows, of people and of hashtags.</summary>
    Following,
    Reporting,
    Uploading,
    AppRegistration,

    /// <summary>What apps ask of the OAuth endpoints.</summary>
    TokenRequest,
    SignUp,

    /// <summary>Passwords that are tried, also by somebody who is signed in.</summary>
    SignIn,
    MailRequest,

    /// <summary>Opened streams: who comes back again and again is held off.</summary>
    Listening,
}

/// <summary>
/// Counts a call of this endpoint in a family: by person where one is signed in, else by browser where a form knows it, and by address.
/// </summary>
public sealed record RateLimited(RateFamily Family);

public static class RateLimitMetadata
{
    public static T LimitRate<T>(this T endpoint, RateFamily family) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RateLimited(family));
}
