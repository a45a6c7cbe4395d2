namespace Canteen.Domain;

/// <summary>Time as the database stores it: milliseconds since 1970 (UTC).</summary>
public static class Clock
{
    public static long Milliseconds(this TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
