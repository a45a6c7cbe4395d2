namespace Canteen.Features.Platform.About;

/// <summary>The version that this server reports to other programs.</summary>
public static class ServerVersion
{
    public const string Canteen = "0.1.0";

    /// <summary>Clients take the first version in this text as Mastodon's and compare it; the words in brackets say what we are.</summary>
    public const string Compatible = $"4.6.0 (compatible; Canteen {Canteen})";

    /// <summary>
    /// The level of Mastodon's API that holds here: 2, grouped notifications. 3 to 6 would promise attribution domains, deletion of media,
    /// blurring filters and endorsements, and 7 quotes, none of which exist here. Apps that look only at the number miss nothing else: they
    /// find out what is supported above 2 from the version text, or by trying.
    /// </summary>
    public const int MastodonApi = 2;
}
