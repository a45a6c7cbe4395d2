namespace Canteen.Features.People.Packs;

/// <summary>A pack as somebody asks for it; what is null stays as it is, or is empty in a new one.</summary>
public sealed record PackDraft(string? Name, string? Description)
{
    /// <summary>The list whose people and hashtags a new pack begins with; null for none.</summary>
    public Id<PersonalList>? FromList { get; init; }

    /// <summary>The people who are asked to be in a new pack.</summary>
    public IReadOnlyList<AccountId> People { get; init; } = [];

    /// <summary>The hashtag that stands in the place of the first one; with nothing in it, that one is taken out.</summary>
    public string? Tag { get; init; }

    /// <summary>With nothing in it, none is said.</summary>
    public string? Language { get; init; }

    public bool? IsSensitive { get; init; }

    public bool? IsDiscoverable { get; init; }

    internal Pack Fill(Pack pack) => pack with
    {
        Name = Name is null ? pack.Name : PlainText.OneLine(Name),
        Description = Description is null ? pack.Description : PlainText.Trim(Description),
        Language = Language is null ? pack.Language : Language.Length == 0 ? null : Language,
        IsSensitive = IsSensitive ?? pack.IsSensitive,
        IsDiscoverable = IsDiscoverable ?? pack.IsDiscoverable,
    };
}
