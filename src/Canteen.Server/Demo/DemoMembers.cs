using Canteen.Features.People.Organisations;

namespace Canteen.Server.Demo;

/// <summary>Lets people of the demo join organisations, by invitation.</summary>
internal sealed class DemoMembers(
    DemoPeople people, InviteMember invite, AcceptInvitation accept, ListMemberships list, ChangeMembership change,
    RecogniseMember recognise)
{
    /// <param name="realName">Of whoever writes under a pseudonym; null for whoever is shown.</param>
    public async Task JoinAsync(AccountId steward, string slug, string handle, string? realName, CancellationToken ct)
    {
        var person = people.IdOf(handle);
        DemoStep.Must((await invite.RunAsync(steward, slug, handle, ct)).Fault);
        var asked = (await list.RunAsync(person, ct)).Invitations.Single(one => one.Slug == slug);
        DemoStep.Must((await accept.RunAsync(person, link: null, asked.Id, ct)).Fault);
        var membership = (await list.RunAsync(person, ct)).Memberships.Single(one => one.Organisation.Slug == slug).Id;
        var look = realName is null ? MembershipLook.Shown : MembershipLook.Pseudonym;
        DemoStep.Must((await change.RunAsync(person, membership, new(look, NamesOrganisation: true, realName), ct)).Fault);
        if (realName is not null) DemoStep.Must((await recognise.RunAsync(steward, slug, membership, realName, ct)).Fault);
    }
}
