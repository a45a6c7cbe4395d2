using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Core.Tags;

namespace Canteen.Features.People.FeaturedTags;

/// <summary>
/// The hashtags on somebody's profile, the most used first. 404: unknown, or blocked the viewer; none for a suspended account.
/// </summary>
public sealed class ListFeaturedTags(AccountGate gate, FeaturedTagCache featured)
{
    public async Task<Outcome<TagsOfAccount>> RunAsync(AccountId owner, AccountId? viewer, CancellationToken ct)
    {
        if (await gate.FindAsync(owner, viewer, ct) is not { } account) return Fault.NotFound;
        return new TagsOfAccount(account, account.Suspended ? [] : await featured.FindAsync(owner, ct));
    }
}

public sealed record TagsOfAccount(AccountView Account, IReadOnlyList<FeaturedTagView> Tags);
