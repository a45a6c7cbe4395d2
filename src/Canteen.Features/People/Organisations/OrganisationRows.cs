using Canteen.Core.Audiences;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>What several use cases ask of the rows of organisations, and who may do what with one.</summary>
internal static class OrganisationRows
{
    public const string Columns = "o.id, o.slug, o.name, o.about, o.place, o.website, o.state";

    /// <summary>A condition on <c>memberships m</c>, with <c>@now</c>: it counts today, if its organisation is open.</summary>
    public const string LastsSql = "m.ended_at IS NULL AND m.expires_at > @now";

    /// <summary>A condition on <c>memberships m</c>: the member may come in, so that there is a profile to show.</summary>
    public const string PresentSql =
        """
        EXISTS (
          SELECT 1 FROM accounts g JOIN users h ON h.account_id = g.id
          WHERE g.id = m.account_id AND g.suspended_at IS NULL AND h.disabled_at IS NULL AND h.confirmed_at IS NOT NULL
            AND h.approved_at IS NOT NULL)
        """;

    /// <summary>A condition on <c>memberships m</c>, with <c>@viewer</c> (0 for a visitor) and <c>@now</c>: they are on the page.</summary>
    public static readonly string ListedSql =
        $"m.look = 1 AND {LastsSql} AND {PresentSql} AND {BlockRule.PersonSql("m.account_id")}";

    private const string BySlugSql = $"SELECT {Columns} FROM organisations o WHERE o.slug = @slug";

    private const string IsStewardSql =
        "SELECT COUNT(*) FROM organisation_stewards WHERE organisation_id = @organisation AND account_id = @who";

    /// <summary>Null for one that is not open.</summary>
    public static async Task<OrganisationRow?> OpenAsync(ReadSession db, OrganisationSlug slug) =>
        await db.FirstOrDefaultAsync<OrganisationRow>(BySlugSql + " AND o.state = 1", new { slug = slug.Text });

    /// <summary>An open organisation, for its stewards; null for everybody else.</summary>
    public static async Task<OrganisationRow?> ForStewardAsync(ReadSession db, OrganisationSlug slug, AccountId who) =>
        await OpenAsync(db, slug) is { } found && await IsStewardAsync(db, found.Id, who) ? found : null;

    /// <summary>Any organisation, for staff; null for everybody else.</summary>
    public static async Task<OrganisationRow?> ForStaffAsync(ReadSession db, Id<Organisation> id, AccountId who) =>
        await StaffGate.IsStaffAsync(db, who)
            ? await db.FirstOrDefaultAsync<OrganisationRow>($"SELECT {Columns} FROM organisations o WHERE o.id = @id", new { id })
            : null;

    public static async Task<bool> IsStewardAsync(ReadSession db, Id<Organisation> organisation, AccountId who) =>
        await db.ScalarAsync<long>(IsStewardSql, new { organisation, who }) > 0;
}

/// <summary>An organisation as its table has it.</summary>
public class OrganisationRow
{
    public Id<Organisation> Id { get; set; }
    public string Slug { get; set; } = "";
    public string Name { get; set; } = "";
    public string About { get; set; } = "";
    public string Place { get; set; } = "";
    public string Website { get; set; } = "";
    public long State { get; set; }

    /// <summary>As <see cref="ShownOrganisation.Members"/>; 0 where no query counted.</summary>
    public long Members { get; set; }

    public ShownOrganisation ToShown() => new(Id, Slug, Name, About, Place, Website, (OrganisationState)State, (int)Members);

    public Organisation ToOrganisation() =>
        new(Id, OrganisationSlug.TryParse(Slug, out var slug) ? slug : default, Name, About, Place, Website);
}

/// <param name="Members">How many are shown on its page, counted no further than <see cref="Counted"/>.</param>
public sealed record ShownOrganisation(
    Id<Organisation> Id, string Slug, string Name, string About, string Place, string Website, OrganisationState State, int Members)
{
    public const int Counted = 1001;

    public string Path => PathOf(Slug);

    public static string PathOf(string slug) => "/organisations/" + slug;
}
