using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Directory;

/// <summary>
/// Folds the profiles of those who were here before profiles were folded. A migration enqueues it once; doing it again changes nothing.
/// </summary>
public sealed class FoldProfiles(Database database, DirectoryCache directory) : IJobWorker
{
    internal const int Slice = 100;

    public string Kind => "fold-profiles";

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        AccountId? last = default(AccountId);
        while (last is { } after) last = await database.WriteAsync(tx => FoldSomeAsync(tx, after), ct);
        directory.Forget();
    }

    /// <returns>The last of them; null where there are no more.</returns>
    private static async Task<AccountId?> FoldSomeAsync(WriteTransaction tx, AccountId after)
    {
        var accounts = await tx.QueryAsync<AccountId>(
            "SELECT id FROM accounts WHERE id > @after ORDER BY id LIMIT @Slice", new { after, Slice });
        foreach (var account in accounts) await AccountWords.UpdateAsync(tx, account);
        return accounts.Count == Slice ? accounts[^1] : null;
    }
}
