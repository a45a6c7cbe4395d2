namespace Canteen.ActivityPub;

/// <summary>
/// A post on the wire, https://www.w3.org/TR/activitystreams-vocabulary/#dfn-note, with the properties that Mastodon reads.
/// </summary>
public sealed record Note : WireDocument
{
    public override string Type => "Note";

    /// <summary>The content warning, as plain text.</summary>
    public string? Summary { get; init; }

    public string? InReplyTo { get; init; }
    public required string Published { get; init; }
    public string? Updated { get; init; }
    public required string Url { get; init; }
    public required string AttributedTo { get; init; }
    public required IReadOnlyList<string> To { get; init; }
    public required IReadOnlyList<string> Cc { get; init; }
    public bool Sensitive { get; init; }
    public required string AtomUri { get; init; }
    public string? InReplyToAtomUri { get; init; }

    /// <summary>HTML</summary>
    public required string Content { get; init; }

    /// <summary>The same content by language.</summary>
    public IReadOnlyDictionary<string, string>? ContentMap { get; init; }

    public IReadOnlyList<object> Attachment { get; init; } = [];
    public required IReadOnlyList<NoteTag> Tag { get; init; }

    /// <summary>The address of the collection of replies.</summary>
    public required string Replies { get; init; }

    public required TotalOnly Likes { get; init; }
    public required TotalOnly Shares { get; init; }
    public required InteractionPolicy InteractionPolicy { get; init; }
}

/// <param name="Type">Mention or Hashtag.</param>
/// <param name="Name"><c>@name</c>, <c>@name@domain</c> or <c>#tag</c>.</param>
public sealed record NoteTag(string Type, string Href, string Name);

/// <summary>A collection of which only the size is given.</summary>
public sealed record TotalOnly(string Id, long TotalItems)
{
    public string Type => "Collection";
}

/// <summary>Who may quote without asking (FEP-044f): only the author.</summary>
public sealed record InteractionPolicy(QuotePolicy CanQuote);

public sealed record QuotePolicy(IReadOnlyList<string> AutomaticApproval);

/// <summary>What is left of a deleted object.</summary>
public sealed record Tombstone : WireDocument
{
    public override string Type => "Tombstone";
    public required string AtomUri { get; init; }
}
