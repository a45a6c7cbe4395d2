namespace Canteen.Features.Platform.Accounts;

/// <summary>
/// Which organisations the profiles of people name as having confirmed them: what everybody may read there, and nothing else. The room of
/// organisations registers it.
/// </summary>
public delegate Task<ILookup<AccountId, NamedOrganisation>> ConfirmedOrganisations(IReadOnlyList<AccountId> people, CancellationToken ct);

/// <param name="Path">Of its page.</param>
public sealed record NamedOrganisation(string Name, string Path);
