namespace Canteen.ActivityPub;

/// <summary>
/// JSON-LD contexts, each with the terms that its documents use. Most readers do not resolve them but take documents as they are, so the
/// terms must be spelt as Mastodon spells them (schema.org with http and #, for example).
/// </summary>
public static class Contexts
{
    private const string Security = "https://w3id.org/security/v1";

    public static readonly object Plain = ActivityStreams.Context;

    public static readonly object Actor = new object[]
    {
        ActivityStreams.Context,
        Security,
        new Dictionary<string, object>
        {
            ["manuallyApprovesFollowers"] = "as:manuallyApprovesFollowers",
            ["toot"] = "http://joinmastodon.org/ns#",
            ["featured"] = Id("toot:featured"),
            ["featuredTags"] = Id("toot:featuredTags"),
            ["discoverable"] = "toot:discoverable",
            ["indexable"] = "toot:indexable",
            ["memorial"] = "toot:memorial",
            ["suspended"] = "toot:suspended",
            ["schema"] = "http://schema.org#",
            ["PropertyValue"] = "schema:PropertyValue",
            ["value"] = "schema:value",
            ["webfinger"] = "https://purl.archive.org/socialweb/webfinger",
        },
    };

    public static readonly object Note = new object[]
    {
        ActivityStreams.Context,
        new Dictionary<string, object>
        {
            ["ostatus"] = "http://ostatus.org#",
            ["atomUri"] = "ostatus:atomUri",
            ["inReplyToAtomUri"] = "ostatus:inReplyToAtomUri",
            ["sensitive"] = "as:sensitive",
            ["Hashtag"] = "as:Hashtag",
            ["gts"] = "https://gotosocial.org/ns#",
            ["interactionPolicy"] = Id("gts:interactionPolicy"),
            ["canQuote"] = Id("gts:canQuote"),
            ["automaticApproval"] = Id("gts:automaticApproval"),
        },
    };

    public static readonly object Hashtags = new object[]
    {
        ActivityStreams.Context,
        new Dictionary<string, object> { ["Hashtag"] = "as:Hashtag" },
    };

    public static readonly object Tombstone = new object[]
    {
        ActivityStreams.Context,
        new Dictionary<string, object> { ["ostatus"] = "http://ostatus.org#", ["atomUri"] = "ostatus:atomUri" },
    };

    private static Dictionary<string, string> Id(string term) => new() { ["@id"] = term, ["@type"] = "@id" };
}
