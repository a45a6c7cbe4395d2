using Canteen.Core.Accounts;

namespace Canteen.Features.People.Profiles;

/// <summary>What to change in a profile; null leaves a value as it is. Control characters are already removed from texts.</summary>
public sealed record ProfileChange
{
    public string? DisplayName { get; init; }
    public string? Bio { get; init; }

    /// <summary>Replaces the whole list; fields with neither name nor value are left out.</summary>
    public IReadOnlyList<StoredField>? Fields { get; init; }

    public string? JobTitle { get; init; }
    public string? Profession { get; init; }
    public string? Organisation { get; init; }
    public string? Place { get; init; }
    public bool? ViewsOwn { get; init; }

    /// <summary>The IANA name of a time zone; empty for that of each device.</summary>
    public string? TimeZone { get; init; }

    public bool? Locked { get; init; }
    public bool? Bot { get; init; }
    public bool? Discoverable { get; init; }
    public bool? Indexable { get; init; }
    public bool? HideCollections { get; init; }
    public Visibility? DefaultVisibility { get; init; }
    public bool? DefaultSensitive { get; init; }

    /// <summary>A language code; empty for none.</summary>
    public string? DefaultLanguage { get; init; }

    /// <summary>The same, tidied: single-line values without line ends, no space at the ends, and blank values empty.</summary>
    public ProfileChange Tidied() => this with
    {
        DisplayName = OneLine(DisplayName),
        Bio = Bio is null ? null : PlainText.Trim(Bio),
        Fields = Fields?.Select(f => new StoredField(OneLine(f.Name)!, OneLine(f.Value)!)).Where(f => f.Name.Length + f.Value.Length > 0)
            .ToList(),
        JobTitle = OneLine(JobTitle),
        Profession = OneLine(Profession),
        Organisation = OneLine(Organisation),
        Place = OneLine(Place),
        TimeZone = TimeZone?.Trim(),
        DefaultLanguage = DefaultLanguage?.Trim(),
    };

    private static string? OneLine(string? text) => text is null ? null : PlainText.OneLine(text);
}
