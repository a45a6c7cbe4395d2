using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Features.Platform.Rates;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Organisations;

/// <summary>Organisations that say who belongs to them: by work address, invitation or website, in the open or under a pseudonym.</summary>
public sealed class OrganisationsFeature : IFeature
{
    private const string Read = "read:accounts", Write = "write:accounts";

    // By then nobody is going to renew it, and a real name must not lie about for ever.
    private const string OldMemberships =
        "DELETE FROM memberships WHERE id IN (SELECT id FROM memberships WHERE expires_at < @Before LIMIT @Most)";

    private const string OldCodes =
        """
        DELETE FROM work_addresses WHERE (organisation_id, account_id) IN (
          SELECT organisation_id, account_id FROM work_addresses WHERE expires_at < @Before LIMIT @Most)
        """;

    private static readonly Flash[] Flashes =
    [
        OrganisationPages.Proposed, OrganisationPages.Made, JoinPages.Mailed, JoinPages.Confirmed, JoinPages.Asked, MembershipPages.Saved,
        MembershipPages.ToBeKnown, MembershipPages.Left, MembershipPages.Declined, StewardPages.Described, StewardPages.Asked,
        StewardPages.TakenBack, StewardPages.Known, StewardPages.Ended, StaffPages.Opened, StaffPages.Closed, StaffPages.Saved,
    ];

    public void Register(IServiceCollection services)
    {
        foreach (var flash in Flashes) services.AddSingleton(flash);
        services
            .AddNavItem(new("organisations", OrganisationPages.Path, "building", "Organisations", 45)
            {
                Section = NavSection.Explore, IsShown = _ => true,
            })
            .AddNavItem(new("all-organisations", StaffPages.Path, "building", "Organisations", 40)
            {
                Section = NavSection.Moderation, IsShown = frame => frame.IsStaff,
            })
            .AddSingleton<ProposeOrganisation>().AddSingleton<ListOrganisations>().AddSingleton<ShowOrganisation>()
            .AddSingleton<ListMembers>().AddSingleton<OrganisationMails>().AddSingleton<MailWorkCode>().AddSingleton<ConfirmByCode>()
            .AddSingleton<InviteMember>().AddSingleton<FindInvitation>().AddSingleton<AcceptInvitation>().AddSingleton<EndInvitation>()
            .AddSingleton<AskWebsite>().AddJobWorker<ReadWorkPage>().AddSingleton<ShowJoining>()
            .AddSingleton<ListMemberships>().AddSingleton<ChangeMembership>().AddSingleton<LeaveOrganisation>()
            .AddSingleton<ListForStewards>().AddSingleton<RecogniseMember>().AddSingleton<EndMembership>()
            .AddSingleton<DescribeOrganisation>()
            .AddSingleton<ListForStaff>().AddSingleton<ChangeOrganisation>().AddSingleton<SetOrganisationState>()
            .AddSingleton<ChangeDomains>().AddSingleton<ChangeStewards>()
            .AddLiveTail<MembershipCache>()
            .AddSingleton<FindConfirmed>().AddSingleton<ConfirmedOrganisations>(s => s.GetRequiredService<FindConfirmed>().RunAsync)
            .AddSingleton<JoinPages>().AddSingleton<StewardPages>().AddSingleton<StaffPages>()
            .AddOldRows(OldMemberships, TimeSpan.FromDays(90)).AddOldRows(OldCodes, TimeSpan.FromDays(1))
            .AddSlotPiece<MembershipMarks, MembershipMarksSource>(SlotNames.ProfileTopics, 5)
            .AddSlotPiece<MembershipNotice, MembershipNoticeSource>(SlotNames.Waiting, 20)
            .AddSlotPiece<MembershipsLink>(SlotNames.ProfileSettings, 5).AddSlotPiece<OrganisationsLink>(SlotNames.People, 10);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        MapApi(routes.MapGroup("/api/canteen/v1"), new OrganisationsApi(routes.ServiceProvider.GetRequiredService<CanteenSettings>()));
        MapPages(routes.MapGroup(OrganisationPages.Path));
        MapSettings(routes.MapGroup(MembershipPages.Path));
        MapStaff(routes.MapGroup(StaffPages.Path));
    }

    private static void MapApi(RouteGroupBuilder api, OrganisationsApi organisations)
    {
        api.MapGet("/organisations", organisations.ListAsync).AllowVisitors(Read);
        api.MapGet("/organisations/{slug}", organisations.ShowAsync).AllowVisitors(Read);
        api.MapGet("/organisations/{slug}/members", organisations.MembersAsync).AllowVisitors(Read);
        api.MapGet("/memberships", organisations.MineAsync).RequireScope(Read);
        api.MapMethods("/memberships/{id:id}", UpdateRoutes.Methods, organisations.ChangeAsync).RequireScope(Write);
        api.MapDelete("/memberships/{id:id}", OrganisationsApi.LeaveAsync).RequireScope(Write);
    }

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("", OrganisationPages.ListAsync).AllowVisitors();
        pages.MapPost("", OrganisationPages.ProposeAsync).TakeForm().GiveBack(OrganisationDraft.Written).TakeOnce();
        pages.MapGet("/new", OrganisationPages.New).RequireSignIn();
        pages.MapGet("/invitation", JoinPages.ShowInvitationAsync).RequireSignIn();
        pages.MapPost("/invitation", JoinPages.AcceptAsync).TakeForm().TakeOnce().LimitRate(RateFamily.SignIn);
        pages.MapGet("/{slug}", OrganisationPages.ShowAsync).AllowVisitors();
        pages.MapGet("/{slug}/join", JoinPages.ShowAsync).RequireSignIn();
        pages.MapPost("/{slug}/join/mail", JoinPages.MailAsync).TakeForm().LimitRate(RateFamily.MailRequest);
        pages.MapPost("/{slug}/join/code", JoinPages.ConfirmAsync).TakeForm().LimitRate(RateFamily.SignIn);
        // How often a website is asked is counted when it is: a mistyped address is no harm.
        pages.MapPost("/{slug}/join/page", JoinPages.AskAsync).TakeForm().LimitRate(RateFamily.SignIn);
        pages.MapGet("/{slug}/steward", StewardPages.ShowAsync).RequireSignIn();
        pages.MapPost("/{slug}/steward", StewardPages.DescribeAsync).TakeForm().GiveBack("about", "place");
        pages.MapPost("/{slug}/steward/invitations", StewardPages.InviteAsync).TakeForm().TakeOnce();
        pages.MapPost("/{slug}/steward/invitations/{id:id}/end", StewardPages.EndInvitationAsync).TakeForm();
        pages.MapPost("/{slug}/steward/members/{id:id}/known", StewardPages.RecogniseAsync).TakeForm();
        pages.MapPost("/{slug}/steward/members/{id:id}/end", StewardPages.EndAsync).TakeForm();
    }

    private static void MapSettings(RouteGroupBuilder mine)
    {
        mine.MapGet("", MembershipPages.ListAsync).RequireSignIn();
        mine.MapGet("/{id:id}", MembershipPages.ShowAsync).RequireSignIn();
        mine.MapPost("/{id:id}", MembershipPages.ChangeAsync).TakeForm();
        mine.MapPost("/{id:id}/leave", MembershipPages.LeaveAsync).TakeForm();
        mine.MapPost("/invitations/{id:id}/accept", MembershipPages.AcceptAsync).TakeForm();
        mine.MapPost("/invitations/{id:id}/decline", MembershipPages.DeclineAsync).TakeForm();
    }

    private static void MapStaff(RouteGroupBuilder staff)
    {
        staff.MapGet("", StaffPages.ListAsync).RequireSignIn();
        staff.MapGet("/{id:id}", StaffPages.ShowAsync).RequireSignIn();
        staff.MapPost("/{id:id}", StaffPages.SaveAsync).TakeForm().GiveBack(OrganisationDraft.Written);
        staff.MapPost("/{id:id}/open", StaffPages.OpenAsync).TakeForm();
        staff.MapPost("/{id:id}/close", StaffPages.CloseAsync).TakeForm();
        staff.MapPost("/{id:id}/domains", StaffPages.AddDomainAsync).TakeForm();
        staff.MapPost("/{id:id}/domains/remove", StaffPages.RemoveDomainAsync).TakeForm();
        staff.MapPost("/{id:id}/stewards", StaffPages.AddStewardAsync).TakeForm();
        staff.MapPost("/{id:id}/stewards/remove", StaffPages.RemoveStewardAsync).TakeForm();
    }
}
