namespace Canteen.ActivityPub;

/// <summary>Names of the ActivityStreams vocabulary, https://www.w3.org/TR/activitystreams-vocabulary/.</summary>
public static class ActivityStreams
{
    public const string MediaType = "application/activity+json";
    public const string Public = "https://www.w3.org/ns/activitystreams#Public";
}
