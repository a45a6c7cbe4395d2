using Canteen.Core.Accounts;
using Canteen.Core.People;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Finds people by their names, for their owner to choose whose notifications are announced also in quiet hours.</summary>
public sealed class FindForQuiet(SearchAccounts search, AccountGate gate)
{
    private const int Most = 20;

    /// <returns>Without the owner.</returns>
    public async Task<IReadOnlyList<AccountView>> RunAsync(AccountId owner, string words, CancellationToken ct)
    {
        if (PlainText.IsBlank(words)) return [];
        var people = await gate.ListedAsync(await search.RunAsync(new(owner, words, Most), ct), owner, ct);
        return [.. people.Where(person => person.Id != owner)];
    }
}
