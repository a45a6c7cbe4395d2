using Canteen.Storage;

namespace Canteen.Tests.Server.Storage;

/// <summary>Records in the table of settings the accounts of which it heard, and then does what a test wants.</summary>
internal sealed class TestReaction(string name, Func<WriteTransaction, long, Task>? then = null) : IReaction
{
    public string Name => name;

    public bool GivesWay { get; init; }

    public IReadOnlyCollection<Type> Hears => [typeof(AccountCreated)];

    public async Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        var number = ((AccountCreated)happened.Event).Account.Value;
        await tx.ExecuteAsync(
            """
            INSERT INTO settings (name, value) VALUES (@Key, @Text)
            ON CONFLICT (name) DO UPDATE SET value = settings.value || ' ' || excluded.value
            """,
            new { Key = "heard by " + name, Text = number.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        if (then is not null) await then(tx, number);
    }

    /// <summary>What the reaction with that name has heard, in order, on all nodes.</summary>
    public static async Task<List<long>> HeardAsync(Node node, string name) =>
        [.. (await node.ScalarAsync<string>("SELECT value FROM settings WHERE name = @Key", new { Key = "heard by " + name }) ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
}
