namespace Canteen.Features.Platform.About;

/// <summary>What we call ourselves before other programs.</summary>
public static class ServerVersion
{
    public const string Canteen = "0.1.0";

    /// <summary>Clients take the first version in this text for Mastodon's and compare; the words in brackets are what we are.</summary>
    public const string Compatible = $"4.6.0 (compatible; Canteen {Canteen})";

    /// <summary>
    /// The level of Mastodon's API that holds here: 2, grouped notifications. 3 to 6 would promise attribution domains, deletion of media,
    /// blurring filters and endorsements, and 7 quotes, none of which exist here. Apps that look at the number alone lose nothing else by
    /// it: what is above 2 they find by the version text, or by trying.
    /// </summary>
    public const int MastodonApi = 2;
}
