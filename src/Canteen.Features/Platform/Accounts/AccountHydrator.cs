using Canteen.Storage;

namespace Canteen.Features.Platform.Accounts;

/// <summary>Ids to views, in the order of the ids, in one query.</summary>
public sealed class AccountHydrator
{
    /// <summary>Leaves out accounts that are gone, and local ones not yet confirmed or approved.</summary>
    public Task<List<AccountView>> LoadAsync(ReadSession db, IReadOnlyList<AccountId> ids) => throw new NotImplementedException();
}
