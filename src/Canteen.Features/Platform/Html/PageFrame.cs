namespace Canteen.Features.Platform.Html;

/// <summary>What the frame of a page looks like: the same for many people. What differs by person in it is left open as holes.</summary>
/// <param name="SignedIn">Somebody is.</param>
/// <param name="Locked">They are asked before they are followed.</param>
/// <param name="Failed">Something failed on our side, so it may not be known who asked.</param>
public sealed record PageFrame(bool SignedIn, bool Locked, bool Failed, Appearance Appearance);
