using Canteen.Storage;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>
/// Notices when somebody was let in: where people are approved that can be long after they signed up, and only then can they be met.
/// </summary>
public sealed class NoticeAdmissions : IReaction
{
    private const string Sql =
        """
        INSERT INTO admissions (account_id, admitted_at) SELECT a.id, @At FROM accounts a WHERE a.id = @Account
        ON CONFLICT (account_id) DO NOTHING
        """;

    public string Name => "catch-up-admissions";

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(AccountAdmitted)];

    public Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct) =>
        tx.ExecuteAsync(Sql, new { ((AccountAdmitted)happened.Event).Account, At = happened.CreatedAt });
}
