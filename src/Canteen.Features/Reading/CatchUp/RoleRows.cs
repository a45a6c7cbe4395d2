using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>What people do and where, and since when it is not what it was.</summary>
internal static class RoleRows
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(CatchUpSpan.MostDays + 1);

    internal const string OldSql =
        """
        DELETE FROM role_changes WHERE (account_id, changed_at) IN (
          SELECT account_id, changed_at FROM role_changes WHERE changed_at < @Before LIMIT @Most)
        """;

    private const string FindSql =
        """
        SELECT CASE WHEN a.job_title <> '' THEN a.job_title ELSE a.profession END AS role, a.organisation,
          k.role AS known_role, k.organisation AS known_organisation
        FROM accounts a LEFT JOIN known_roles k ON k.account_id = a.id WHERE a.id = @account
        """;

    /// <summary>As it is shown beside a name.</summary>
    public static string RoleOf(AccountView person) => person.JobTitle.Length > 0 ? person.JobTitle : person.Profession;

    /// <summary>Whoever says for the first time what they do has no new role.</summary>
    public static async Task SeeAsync(WriteTransaction tx, AccountId account, long at)
    {
        if (await tx.FirstOrDefaultAsync<Row>(FindSql, new { account }) is not { } row) return;
        if ((row.Role, row.Organisation) == (row.KnownRole ?? "", row.KnownOrganisation ?? "")) return;
        if ((row.KnownRole + row.KnownOrganisation).Length > 0)
            await tx.ExecuteAsync(
                """
                INSERT INTO role_changes (account_id, changed_at, role, organisation) VALUES (@account, @at, @KnownRole, @KnownOrganisation)
                ON CONFLICT DO NOTHING
                """,
                new { account, at, row.KnownRole, row.KnownOrganisation });
        await tx.ExecuteAsync(
            """
            INSERT INTO known_roles (account_id, role, organisation) VALUES (@account, @Role, @Organisation)
            ON CONFLICT (account_id) DO UPDATE SET role = excluded.role, organisation = excluded.organisation
            """,
            new { account, row.Role, row.Organisation });
    }

    private sealed class Row
    {
        public string Role { get; set; } = "";
        public string Organisation { get; set; } = "";
        public string? KnownRole { get; set; }
        public string? KnownOrganisation { get; set; }
    }
}

/// <summary>Notices that somebody has another role than before.</summary>
public sealed class NoticeNewRoles : IReaction
{
    public string Name => "catch-up-roles";

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(ProfileChanged)];

    public Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct) =>
        RoleRows.SeeAsync(tx, ((ProfileChanged)happened.Event).Account, happened.CreatedAt);
}
