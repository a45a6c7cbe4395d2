namespace Canteen.Features.Platform.Html;

/// <summary>What the frame of a page depends on; it is the same for many people. What differs by person is left open as holes.</summary>
/// <param name="SignedIn">Somebody is signed in.</param>
/// <param name="Locked">The viewer approves followers by hand.</param>
/// <param name="IsStaff">The viewer is a moderator or an administrator.</param>
/// <param name="Failed">
/// Something failed on our side, or the page is kept for when there is no network: so it is not known who is calling.
/// </param>
public sealed record PageFrame(bool SignedIn, bool Locked, bool Failed, Appearance Appearance, bool IsStaff)
{
    /// <summary>The page says what is wrong with something that was sent, and so does its title.</summary>
    public bool HasProblem { get; init; }
}
