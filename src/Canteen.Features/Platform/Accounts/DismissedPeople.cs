namespace Canteen.Features.Platform.Accounts;

/// <summary>
/// Whom somebody does not want to have suggested, for every page that suggests people. The room of suggestions registers it; without that
/// room there is none, and such a page offers no "Not for me".
/// </summary>
/// <param name="FindAsync">The last 1,000 of them.</param>
/// <param name="PathOf">Where a form goes with which somebody says it of a person.</param>
public sealed record DismissedPeople(
    Func<AccountId, CancellationToken, Task<IReadOnlyList<AccountId>>> FindAsync, Func<AccountId, string> PathOf);
