using Canteen.Core;
namespace Canteen.Features.Platform.Rates;

/// <summary>The limits of a family.</summary>
/// <param name="Each">The limit for one person, or one browser.</param>
/// <param name="OneIn">
/// The limit for an address: as much as is needed when one in so many of the people behind it
/// (<see cref="CanteenSettings.PeoplePerAddress"/>) acts at once, and never less than for one person. 0: the limit of one person, because
/// without an account nobody gets that far.
/// </param>
/// <param name="Waits">
/// An address over its limit waits for its turn: here a person fills in a form, and cannot know who else is behind the address.
/// </param>
internal sealed record FamilyRule(string Count, int Minutes, int Each, double OneIn = 0, bool Waits = false)
{
    // The limits for posts, boosts, deletions and follows are Mastodon's; its clients are written for them.
    public static FamilyRule Of(RateFamily family) => family switch
    {
        RateFamily.Posting => new("posting", 180, 300),
        RateFamily.Answering => new("answering", 10, 120),
        RateFamily.Deleting => new("deleting", 30, 30),
        RateFamily.Following => new("following", 1440, 400),
        RateFamily.Reporting => new("reporting", 1440, 400),
        RateFamily.Uploading => new("uploading", 30, 30),
        // Each phone registers its own app at its first sign-in.
        RateFamily.AppRegistration => new("apps", 10, 5, OneIn: 20),
        RateFamily.TokenRequest => new("oauth", 5, 60, OneIn: 5),
        // A lecture hall of new colleagues, on their first morning.
        RateFamily.SignUp => new("sign-up", 30, 5, OneIn: 25, Waits: true),
        // The start of a shift. Checking that many passwords takes a twelfth of a core.
        RateFamily.SignIn => new("sign-in", 5, 25, OneIn: 10, Waits: true),
        RateFamily.MailRequest => new("mail", 30, 5, OneIn: 25, Waits: true),
        // All come back at once when the network of their hospital does.
        RateFamily.Listening => new("listening", 5, 300, OneIn: 5.0 / 3),
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };

    public int Shared(int people) => OneIn == 0 ? Each : Math.Max(Each, (int)Math.Round(people / OneIn));
}
