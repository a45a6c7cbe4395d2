using Canteen.Core;
namespace Canteen.Features.Platform.Rates;

/// <summary>The numbers of a family.</summary>
/// <param name="Each">For one person, or one browser.</param>
/// <param name="OneIn">
/// An address has as much as one in so many of the people behind it would need at once (<see cref="CanteenSettings.PeoplePerAddress"/>), and
/// never less than one person. 0: one person's share, because without an account nobody gets in.
/// </param>
/// <param name="Waits">An address over its limit waits for a turn, where a person fills in a form and cannot know who else is behind it.</param>
internal sealed record FamilyRule(string Count, int Minutes, int Each, double OneIn = 0, bool Waits = false)
{
    // What a post, a boost, a deletion or a follow may be is Mastodon's; its clients are written against it.
    public static FamilyRule Of(RateFamily family) => family switch
    {
        RateFamily.Posting => new("posting", 180, 300),
        RateFamily.Deleting => new("deleting", 30, 30),
        RateFamily.Following => new("following", 1440, 400),
        RateFamily.Reporting => new("reporting", 1440, 400),
        RateFamily.Uploading => new("uploading", 30, 30),
        // Each phone registers an app of its own at its first sign-in.
        RateFamily.AppRegistration => new("apps", 10, 5, OneIn: 20),
        RateFamily.TokenRequest => new("oauth", 5, 60, OneIn: 5),
        // A lecture hall of new colleagues, on their first morning.
        RateFamily.SignUp => new("sign-up", 30, 5, OneIn: 25, Waits: true),
        // The beginning of a shift. What it costs to check that many passwords is a twelfth of a core.
        RateFamily.SignIn => new("sign-in", 5, 25, OneIn: 10, Waits: true),
        RateFamily.MailRequest => new("mail", 30, 5, OneIn: 25, Waits: true),
        // All come back when the network of their hospital does.
        RateFamily.Listening => new("listening", 5, 300, OneIn: 5.0 / 3),
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };

    public int Shared(int people) => OneIn == 0 ? Each : Math.Max(Each, (int)Math.Round(people / OneIn));
}
