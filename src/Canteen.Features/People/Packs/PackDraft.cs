namespace Canteen.Features.People.Packs;

/// <summary>A pack as somebody asks for it; what is null stays as it is, or is empty in a new one.</summary>
public sealed record PackDraft(string? Name, string? Description)
{
    /// <summary>The list whose people and hashtags a new pack begins with; null for none.</summary>
    public Id<PersonalList>? FromList { get; init; }

    internal Pack Fill(Pack pack) => pack with
    {
        Name = Name is null ? pack.Name : PlainText.OneLine(Name),
        Description = Description is null ? pack.Description : PlainText.Trim(Description),
    };
}
