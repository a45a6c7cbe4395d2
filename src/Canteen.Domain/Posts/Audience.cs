using System.Runtime.InteropServices;

namespace Canteen.Domain;

/// <summary>
/// Who a post is for. Asked by name, so that nobody else counts up visibilities; what SQL asks of the same is in AudienceSql of the core.
/// </summary>
/// <param name="LocalOnly">For members of this server alone: not for visitors, not for other servers.</param>
/// <param name="Community">It was said inside this community, and stays there.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Audience(Visibility Visibility, bool LocalOnly = false, CommunityId? Community = null)
{
    /// <summary>Anyone may read it, visitors and other servers too.</summary>
    public bool IsForEveryone => IsForMembers && !LocalOnly;

    /// <summary>Whoever is signed in here may read it.</summary>
    public bool IsForMembers => Visibility is Visibility.Public or Visibility.Unlisted && Community is null;

    /// <summary>Whoever follows the author may read it.</summary>
    public bool IsForFollowers => Visibility != Visibility.Mentioned && Community is null;

    /// <summary>On public timelines and those of hashtags, for those who may read it.</summary>
    public bool IsListed => Visibility == Visibility.Public && Community is null;

    /// <summary>Its author may keep it on top of their profile.</summary>
    public bool CanBePinned => Visibility != Visibility.Mentioned;

    /// <param name="byAuthor">Followers-only posts keep to the followers that they have.</param>
    public bool CanBeBoosted(bool byAuthor) => IsForMembers || (byAuthor && IsForFollowers);

    /// <summary>Of what answers or boosts it: that stays among the same people.</summary>
    public Audience Within(Visibility asked) => this with { Visibility = asked };

    /// <summary>What an answer starts from: no more public than what it answers.</summary>
    public Visibility OfAnswer(Visibility usual) => (Visibility)Math.Max((int)Visibility, (int)usual);
}
