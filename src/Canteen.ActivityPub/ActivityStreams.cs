namespace Canteen.ActivityPub;

/// <summary>Names of the ActivityStreams vocabulary, https://www.w3.org/TR/activitystreams-vocabulary/.</summary>
public static class ActivityStreams
{
    public const string Context = "https://www.w3.org/ns/activitystreams";
    public const string MediaType = "application/activity+json";

    /// <summary>The content type of our answers.</summary>
    public const string ContentType = MediaType + "; charset=utf-8";

    /// <summary>The other media type for the same documents, with Context as its profile.</summary>
    public const string JsonLd = "application/ld+json";

    /// <summary>Addressed to everyone.</summary>
    public const string Public = "https://www.w3.org/ns/activitystreams#Public";
}
