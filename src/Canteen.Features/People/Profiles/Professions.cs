namespace Canteen.Features.People.Profiles;

/// <summary>
/// Professions to choose from while typing. People find each other by the same words, so it helps to offer them; anything else may be
/// typed too.
/// </summary>
internal static class Professions
{
    /// <summary>The id of <see cref="ProfessionChoices"/>.</summary>
    public const string ListId = "professions";

    public static readonly IReadOnlyList<string> Common =
    [
        "Administration", "Catering", "Chaplaincy", "Dentistry", "Dietetics", "Digital and IT", "Domestic services",
        "Education and training", "Estates and facilities", "Healthcare science", "Healthcare support", "Improvement",
        "Knowledge and library services", "Lived experience", "Management", "Medicine", "Midwifery", "Nursing", "Occupational therapy",
        "Optometry", "Paramedicine", "Pharmacy", "Physiotherapy", "Podiatry", "Portering", "Psychology",
        "Public health", "Radiography", "Research", "Social care", "Social work", "Speech and language therapy", "Volunteering",
    ];
}
