using Canteen.Storage;

namespace Canteen.Core.Accounts;

/// <summary>By what somebody is found: the words of their profile, and their profession, organisation and place, folded.</summary>
public static class AccountWords
{
    private const string Sql =
        "SELECT a.handle, a.display_name, a.job_title, a.profession, a.organisation, a.place FROM accounts a WHERE a.id = @account";

    private const string KeysSql =
        """
        UPDATE accounts SET profession_key = @Profession, organisation_key = @Organisation, place_key = @Place
        WHERE id = @account AND (profession_key <> @Profession OR organisation_key <> @Organisation OR place_key <> @Place)
        """;

    /// <summary>To be called in the transaction that changes any of it.</summary>
    public static async Task UpdateAsync(WriteTransaction tx, AccountId account)
    {
        if (await tx.FirstOrDefaultAsync<Row>(Sql, new { account }) is not { } row) return;
        await tx.ExecuteAsync(
            KeysSql,
            new
            {
                account, Profession = SearchKey.Of(row.Profession), Organisation = SearchKey.Of(row.Organisation),
                Place = SearchKey.Of(row.Place),
            });
        await ReplaceAsync(tx, account, [.. row.Texts.SelectMany(SearchKey.WordsOf).Distinct(StringComparer.Ordinal)]);
    }

    private static async Task ReplaceAsync(WriteTransaction tx, AccountId account, string[] words)
    {
        var stored = await tx.QueryAsync<string>("SELECT word FROM account_words WHERE account_id = @account", new { account });
        foreach (var word in stored.Except(words, StringComparer.Ordinal))
            await tx.ExecuteAsync("DELETE FROM account_words WHERE word = @word AND account_id = @account", new { word, account });
        foreach (var word in words.Except(stored, StringComparer.Ordinal))
            await tx.ExecuteAsync(
                "INSERT INTO account_words (word, account_id) VALUES (@word, @account) ON CONFLICT DO NOTHING", new { word, account });
    }

    private sealed class Row
    {
        public string Handle { get; set; } = "";
        public string DisplayName { get; set; } = "";
        public string JobTitle { get; set; } = "";
        public string Profession { get; set; } = "";
        public string Organisation { get; set; } = "";
        public string Place { get; set; } = "";

        public string[] Texts => [Handle, DisplayName, JobTitle, Profession, Organisation, Place];
    }
}
