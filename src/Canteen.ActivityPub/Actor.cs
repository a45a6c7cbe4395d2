using System.Text.Json.Serialization;

namespace Canteen.ActivityPub;

/// <summary>An actor, https://www.w3.org/TR/activitypub/#actor-objects, with the properties that Mastodon reads.</summary>
public sealed record Actor([property: JsonIgnore] string ActorType) : WireDocument
{
    public const string Person = "Person";

    /// <summary>The actor type of a bot.</summary>
    public const string Robot = "Service";

    /// <summary>The actor type of the server itself.</summary>
    public const string Application = "Application";

    public override string Type => ActorType;

    /// <summary><c>name@domain</c> (FEP-2c59).</summary>
    public string? Webfinger { get; init; }

    public required string Inbox { get; init; }
    public required string Outbox { get; init; }
    public string? Followers { get; init; }
    public string? Following { get; init; }

    /// <summary>The collection of pinned posts.</summary>
    public string? Featured { get; init; }

    /// <summary>The collection of hashtags that the profile shows.</summary>
    public string? FeaturedTags { get; init; }

    public required string PreferredUsername { get; init; }
    public string? Name { get; init; }

    /// <summary>HTML</summary>
    public string? Summary { get; init; }

    public string? Url { get; init; }
    public bool ManuallyApprovesFollowers { get; init; }
    public bool? Discoverable { get; init; }
    public bool? Indexable { get; init; }

    /// <summary>The day the account was created, at midnight.</summary>
    public string? Published { get; init; }

    public required PublicKey PublicKey { get; init; }
    public IReadOnlyList<PropertyValue>? Attachment { get; init; }
    public required Endpoints Endpoints { get; init; }
    public WireImage? Icon { get; init; }
    public WireImage? Image { get; init; }
}

/// <param name="Id">The actor's id with <c>#main-key</c>.</param>
/// <param name="Owner">The actor's id.</param>
public sealed record PublicKey(string Id, string Owner, string PublicKeyPem);

public sealed record Endpoints(string SharedInbox);

/// <param name="Value">HTML</param>
public sealed record PropertyValue(string Name, string Value)
{
    public string Type => "PropertyValue";
}

public sealed record WireImage(string MediaType, string Url)
{
    public string Type => "Image";
}
