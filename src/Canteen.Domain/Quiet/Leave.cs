namespace Canteen.Domain;

/// <summary>Some time for which somebody was away, in milliseconds since 1970 (UTC).</summary>
/// <param name="Until"><see cref="QuietPlan.Always"/> while nobody knows.</param>
public sealed record Leave(long From, long Until);
