using Microsoft.AspNetCore.Builder;

namespace Canteen.Features.Platform.Rates;

/// <summary>Kinds of actions that are counted on top of the general limits; see <see cref="FamilyRule"/> for the numbers.</summary>
public enum RateFamily
{
    /// <summary>Posts, boosts and edits.</summary>
    Posting,

    /// <summary>Answers in the room of a tweetchat: there people say more in an hour than elsewhere in a day.</summary>
    Answering,

    /// <summary>Deleted posts, and boosts taken back.</summary>
    Deleting,

    /// <summary>Follows, of people and of hashtags.</summary>
    Following,
    Reporting,
    Uploading,
    AppRegistration,

    /// <summary>Requests of apps to the OAuth endpoints.</summary>
    TokenRequest,
    SignUp,

    /// <summary>Passwords that are tried, also by somebody who is already signed in.</summary>
    SignIn,
    MailRequest,

    /// <summary>Opened streams, so that a client that reconnects again and again is held off.</summary>
    Listening,
}

/// <summary>
/// Counts calls of this endpoint in a family: by person where one is signed in; else by browser, where a form has set its cookie, and by
/// address.
/// </summary>
public sealed record RateLimited(RateFamily Family);

public static class RateLimitMetadata
{
    public static T LimitRate<T>(this T endpoint, RateFamily family) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RateLimited(family));
}
