using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>A steward invites somebody: by their name here, or with a link for whoever gets it first. It lasts 14 days.</summary>
public sealed class InviteMember(Database database)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private const string AddSql =
        """
        INSERT INTO organisation_invitations (id, organisation_id, created_by, secret_hash, account_id, created_at, expires_at)
        VALUES (@New, @Id, @me, @Hash, @person, @Now, @Until)
        """;

    internal const string OpenSql = "SELECT COUNT(*) FROM organisation_invitations WHERE organisation_id = @Id AND expires_at > @Now";

    private const string ForgetSql =
        "DELETE FROM organisation_invitations WHERE organisation_id = @Id AND (account_id = @person OR expires_at <= @Now)";

    private static readonly string PersonSql =
        $"""
        SELECT m.account_id FROM (SELECT id AS account_id FROM accounts WHERE handle_key = @Key AND domain = '') m
        WHERE {OrganisationRows.PresentSql} AND {BlockRule.PersonSql("m.account_id")}
        """;

    private static readonly Fault Nobody = Fault.Invalid([new FieldFault("handle", "ERR_INVALID", "Nobody here has this name")]);

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: You cannot have more than {Organisation.MostInvitations} open invitations");

    /// <param name="handle">With or without the @; empty for a link.</param>
    /// <returns>The secret of the link, or that there is none. 404 for anybody but stewards; 422 for an unknown name.</returns>
    public Task<Outcome<Invited>> RunAsync(AccountId me, string slug, string handle, CancellationToken ct) =>
        database.WriteAsync<Outcome<Invited>>(
            async tx =>
            {
                if (!OrganisationSlug.TryParse(slug, out var parsed)) return Fault.NotFound;
                if (await OrganisationRows.ForStewardAsync(tx, parsed, me) is not { } found) return Fault.NotFound;
                Secret<MembershipInvitation>? secret = handle.Length == 0 ? Secret<MembershipInvitation>.New() : null;
                AccountId? person = null;
                if (secret is null && (person = await PersonAsync(tx, me, handle)) is null) return Nobody;
                await tx.ExecuteAsync(ForgetSql, new { found.Id, person, tx.Now });
                if (await tx.ScalarAsync<long>(OpenSql, new { found.Id, tx.Now }) >= Organisation.MostInvitations) return TooMany;
                await tx.ExecuteAsync(AddSql, new
                {
                    New = tx.NewId<MembershipInvitation>(), found.Id, me, secret?.Hash, person, tx.Now,
                    Until = tx.Now + (long)Lasts.TotalMilliseconds,
                });
                if (person is { } invited) await tx.AnnounceAsync(new MembershipChanged(invited, found.Id));
                return new Invited(secret);
            },
            ct);

    private static async Task<AccountId?> PersonAsync(ReadSession db, AccountId me, string handle) =>
        Handle.TryParse(handle.Trim().TrimStart('@'), out var name)
        && await db.ScalarAsync<long?>(PersonSql, new { name.Key, viewer = me }) is { } found
            ? new AccountId(found)
            : null;
}

/// <param name="Link">The secret, which nobody can look up again; null where the invitation names somebody.</param>
public sealed record Invited(Secret<MembershipInvitation>? Link);
