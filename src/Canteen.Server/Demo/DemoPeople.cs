using Canteen.Core.Accounts;
using Canteen.Features.Door.SignUp;
using Canteen.Features.People.FeaturedTags;
using Canteen.Features.People.Follows;
using Canteen.Features.People.Profiles;

namespace Canteen.Server.Demo;

/// <summary>Creates the cast: they sign up, fill in their profiles, feature hashtags and follow each other.</summary>
internal sealed class DemoPeople(
    CreateUser create, UpdateProfile update, FollowAccount follow, AnswerFollowRequest answer, FeatureTag feature)
    : IDemoChapter
{
    private static readonly TimeSpan Begun = TimeSpan.FromDays(15);

    private readonly Dictionary<string, AccountId> _ids = new(StringComparer.Ordinal);

    public AccountId IdOf(string handle) => _ids[handle];

    public IEnumerable<DemoStep> Steps(DateTimeOffset now)
    {
        var time = now - Begun;
        foreach (var member in Cast.All)
        {
            yield return new DemoStep(time, ct => ArriveAsync(member, ct));
            time += TimeSpan.FromMinutes(7);
        }
        foreach (var (follower, followee) in Cast.All.SelectMany(m => m.Follows.Select(f => (m, Cast.Find(f)!))))
        {
            yield return new DemoStep(time, ct => FollowAsync(follower, followee, ct));
            time += TimeSpan.FromMinutes(3);
        }
    }

    private async Task ArriveAsync(CastMember member, CancellationToken ct)
    {
        var role = member.Handle == Cast.Host ? "admin" : "member";
        var made = await create.RunAsync(member.Handle, member.Email, Cast.Password, role, ct);
        DemoStep.Must(made.Fault);
        var id = _ids[member.Handle] = made.Value;
        var profile = new ProfileChange
        {
            DisplayName = member.Name,
            Bio = member.Bio,
            JobTitle = member.JobTitle,
            Profession = member.Profession,
            Organisation = member.Organisation,
            Place = member.Place,
            Fields = [.. member.Fields.Select(f => new StoredField(f.Key, f.Value))],
            Locked = member.Locked,
            ViewsOwn = member.ViewsOwn,
        };
        DemoStep.Must((await update.RunAsync(id, profile, ct)).Fault);
        foreach (var tag in member.FeaturedTags ?? []) DemoStep.Must((await feature.RunAsync(id, tag, ct)).Fault);
    }

    private async Task FollowAsync(CastMember follower, CastMember followee, CancellationToken ct)
    {
        var (one, other) = (IdOf(follower.Handle), IdOf(followee.Handle));
        DemoStep.Must((await follow.RunAsync(one, other, new FollowOptions(), ct)).Fault);
        if (followee.Accepts?.Contains(follower.Handle) == true) DemoStep.Must((await answer.RunAsync(other, one, accept: true, ct)).Fault);
    }
}
