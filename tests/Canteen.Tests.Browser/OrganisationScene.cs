using Canteen.Testing;

namespace Canteen.Tests.Browser;

/// <summary>Organisations and those whom they have confirmed, as if it had happened long ago.</summary>
internal static class OrganisationScene
{
    /// <returns>An open one, with the mail domain SLUG.example.</returns>
    public static Task<Id<Organisation>> OpenOrganisationAsync(
        this TestServer server, string slug, string name, string about, Member steward) => server.Database.WriteAsync(
        async tx =>
        {
            var id = tx.NewId<Organisation>();
            await tx.ExecuteAsync(
                """
                INSERT INTO organisations (id, slug, name, name_key, about, place, website, state, created_by, created_at)
                VALUES (@id, @slug, @name, @Key, @about, 'Gower Vale', @Website, 1, @Steward, @Now)
                """,
                new { id, slug, name, Key = SearchKey.Of(name), about, Website = $"https://{slug}.example", Steward = steward.Id, tx.Now });
            await tx.ExecuteAsync(
                "INSERT INTO organisation_domains (domain, organisation_id, created_at) VALUES (@Domain, @id, @Now)",
                new { Domain = slug + ".example", id, tx.Now });
            await tx.ExecuteAsync(
                "INSERT INTO organisation_stewards (organisation_id, account_id, created_at) VALUES (@id, @Steward, @Now)",
                new { id, Steward = steward.Id, tx.Now });
            return id;
        },
        CancellationToken.None);

    /// <param name="look">0 hidden, 1 shown, 2 under a pseudonym.</param>
    /// <param name="isKnown">A steward has said that they know whom the pseudonym stands for.</param>
    public static Task<Id<Membership>> JoinAsync(
        this TestServer server, Id<Organisation> organisation, Member member, int look = 0, string realName = "", bool isKnown = false) =>
        server.Database.WriteAsync(
            async tx =>
            {
                var id = tx.NewId<Membership>();
                long? knownAt = isKnown ? tx.Now : null;
                await tx.ExecuteAsync(
                    """
                    INSERT INTO memberships (
                      id, organisation_id, account_id, way, look, names_organisation, real_name, known_at, confirmed_at, expires_at)
                    VALUES (@id, @organisation, @Member, 1, @look, FALSE, @realName, @knownAt, @Now, @Until)
                    """,
                    new
                    {
                        id, organisation, Member = member.Id, look, realName, knownAt, tx.Now,
                        Until = tx.Now + (long)Membership.Lasts.TotalMilliseconds,
                    });
                return id;
            },
            CancellationToken.None);
}
