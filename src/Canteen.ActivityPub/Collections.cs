namespace Canteen.ActivityPub;

/// <summary>
/// A collection: its size, and where its pages begin. Without <see cref="First"/> and <see cref="OrderedItems"/> its members are not given.
/// </summary>
public sealed record OrderedCollection : WireDocument
{
    public override string Type => "OrderedCollection";
    public required long TotalItems { get; init; }
    public string? First { get; init; }
    public string? Last { get; init; }

    /// <summary>The members, if they all fit into this document.</summary>
    public IReadOnlyList<object>? OrderedItems { get; init; }
}

public sealed record OrderedCollectionPage : WireDocument
{
    public override string Type => "OrderedCollectionPage";
    public required string PartOf { get; init; }
    public long? TotalItems { get; init; }
    public string? Next { get; init; }
    public string? Prev { get; init; }
    public required IReadOnlyList<object> OrderedItems { get; init; }
}

/// <summary>An unordered collection that includes its first page.</summary>
public sealed record PagedCollection : WireDocument
{
    public override string Type => "Collection";
    public required UnorderedPage First { get; init; }
}

public sealed record UnorderedPage : WireDocument
{
    public override string Type => "CollectionPage";
    public required string PartOf { get; init; }
    public string? Next { get; init; }
    public required IReadOnlyList<string> Items { get; init; }
}

/// <summary>A small unordered collection, whole.</summary>
public sealed record WholeCollection : WireDocument
{
    public override string Type => "Collection";
    public required long TotalItems { get; init; }
    public required IReadOnlyList<object> Items { get; init; }
}

/// <summary>A collection that gives only its size.</summary>
public sealed record SizedCollection : WireDocument
{
    public override string Type => "Collection";
    public required long TotalItems { get; init; }
}
