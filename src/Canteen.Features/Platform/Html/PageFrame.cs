namespace Canteen.Features.Platform.Html;

/// <summary>What the frame of a page depends on; it is the same for many people. What differs by person is left open as holes.</summary>
/// <param name="SignedIn">Somebody is signed in.</param>
/// <param name="Locked">The viewer approves followers by hand.</param>
/// <param name="IsStaff">The viewer is a moderator or an administrator.</param>
/// <param name="Failed">Something failed on our side, so it may not be known who is calling.</param>
public sealed record PageFrame(bool SignedIn, bool Locked, bool Failed, Appearance Appearance, bool IsStaff);
