using Canteen.Features.People.Organisations;
using Canteen.Testing;

namespace Canteen.Tests.Server.People;

/// <summary>The queries about organisations and their members find their rows by an index.</summary>
public sealed class OrganisationPlanTests
{
    private static readonly object Args = new
    {
        id = 1L, organisation = 1L, account = 2L, viewer = 2L, me = 2L, who = 2L, now = 1L, Below = long.MaxValue, Above = 0L, Limit = 20,
        Ids = new[] { 1L, 2L },
    };

    [Theory]
    [InlineData("DESC")]
    [InlineData("ASC")]
    public async Task Members_are_listed_along_an_index(string order)
    {
        await using var server = await TestServer.StartAsync();
        await FindsAsync(server, ListMembers.Sql(order), Args, "memberships_shown");
        await FindsAsync(server, ListForStewards.Sql("m.id < @Below AND m.id > @Above", order), Args, "memberships_organisation");
        await FindsAsync(server, ListForStewards.Sql("m.look = 2 AND m.known_at IS NULL", order), Args, "memberships_organisation");
    }

    [Fact]
    public async Task What_a_person_is_a_member_of_is_found_by_the_person()
    {
        await using var server = await TestServer.StartAsync();
        // PostgreSQL begins with either of two tables that it knows to be empty; by an index in any case.
        foreach (var sql in new[] { MembershipCache.MarksSql, ListMemberships.Sql, FindConfirmed.Sql })
            await FindsAsync(server, sql, Args, TestDatabase.OnPostgres ? "" : "memberships_account", mayOrder: true);
        foreach (var sql in new[] { MembershipCache.InvitationsSql, ListMemberships.InvitationsSql })
            await FindsAsync(server, sql, Args, TestDatabase.OnPostgres ? "" : "organisation_invitations_account", mayOrder: true);
    }

    [Fact]
    public async Task Codes_links_and_addresses_are_found_without_looking_at_others()
    {
        await using var server = await TestServer.StartAsync();
        await FindsAsync(server, ConfirmByCode.TakeTrySql, new { Id = 1L, me = 2L, Now = 1L });
        await FindsAsync(server, FindInvitation.Sql, new { Hash = "x", now = 1L });
        await FindsAsync(server, MembershipRows.AddressSql, new { hash = "x", who = 2L });
        await FindsAsync(server, ShowJoining.Sql, Args);
        await FindsAsync(server, ListForStewards.InvitationsSql, Args, "organisation_invitations_organisation");
        await FindsAsync(server, InviteMember.OpenSql, new { Id = 1L, Now = 1L }, "organisation_invitations_organisation");
    }

    [Theory]
    [InlineData("")]
    [InlineData("%hill%")]
    public async Task Organisations_are_listed_along_their_names(string words)
    {
        await using var server = await TestServer.StartAsync();
        // What it counts of each is scanned as far as it was found by an index.
        var plan = await server.Database.PlanOfAsync(ListOrganisations.Sql, new { key = "", id = 0L, words, now = 1L, most = 21 });
        Assert.False(QueryPlan.ScansOrSorts(plan.Replace("SCAN listed", "", StringComparison.Ordinal)), plan);
        Assert.Contains("organisations_state", plan, StringComparison.Ordinal);
        // Its few stewards are put in order, however many organisations there are.
        await FindsAsync(server, ShowOrganisation.StewardsSql, Args, mayOrder: true);
    }

    /// <param name="mayOrder">What is found is so little that it may be sorted.</param>
    private static async Task FindsAsync(TestServer server, string sql, object args, string index = "", bool mayOrder = false)
    {
        var plan = await server.Database.PlanOfAsync(sql, args);
        var steps = mayOrder
            ? plan.Split('\n').Where(step => !step.Contains("Sort Key", StringComparison.Ordinal)
                && !step.Contains("TEMP B-TREE", StringComparison.Ordinal))
            : plan.Split('\n');
        Assert.False(QueryPlan.ScansOrSorts(string.Join('\n', steps)), $"{sql}\n{plan}");
        Assert.Contains(index, plan, StringComparison.Ordinal);
    }
}
