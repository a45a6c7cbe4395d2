using Canteen.Features.Platform.Accounts;

namespace Canteen.Features.People.Circle;

/// <summary>What somebody says of themselves, as written and folded.</summary>
internal class CircleRow
{
    public AccountId Id { get; set; }
    public string Profession { get; set; } = "";
    public string ProfessionKey { get; set; } = "";
    public string Organisation { get; set; } = "";
    public string OrganisationKey { get; set; } = "";
    public string Place { get; set; } = "";
    public string PlaceKey { get; set; } = "";
    public bool FollowsBack { get; set; }

    /// <summary>
    /// What puts somebody into groups of a kind. Organisations that have confirmed them stand for what they typed, which may be a nickname
    /// of the same one.
    /// </summary>
    /// <param name="confirmed">Of everybody.</param>
    public IEnumerable<CircleWord> WordsOf(CircleKind kind, ILookup<AccountId, NamedOrganisation> confirmed) => kind switch
    {
        CircleKind.Professions => Typed(ProfessionKey, Profession, "profession"),
        CircleKind.Places => Typed(PlaceKey, Place, "place"),
        _ when confirmed.Contains(Id) => confirmed[Id].Select(one => new CircleWord(SearchKey.Of(one.Name), one.Name, one.Path, true))
            .DistinctBy(word => word.Key),
        _ => Typed(OrganisationKey, Organisation, "organisation"),
    };

    private static IEnumerable<CircleWord> Typed(string key, string words, string filter) =>
        key.Length == 0 ? [] : [new(key, words, $"/people?{filter}={Uri.EscapeDataString(words)}", false)];
}

/// <param name="Path">The page that lists such people.</param>
/// <param name="IsConfirmed">The organisation says so, not the person.</param>
internal sealed record CircleWord(string Key, string Name, string Path, bool IsConfirmed);
