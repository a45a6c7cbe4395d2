namespace Canteen.Storage;

/// <summary>Spreads retries, so that those who failed together do not all try again together.</summary>
/// <param name="share">Returns a number from 0 to 1; must allow concurrent calls.</param>
public sealed class Jitter(Func<double> share)
{
    /// <summary>A random part of <paramref name="whole"/>, from nothing to all.</summary>
    public TimeSpan Of(TimeSpan whole) => whole * share();

    /// <summary>Doubles with each try from <paramref name="first"/>, up to <paramref name="most"/>; half of the result is random.</summary>
    public TimeSpan Backoff(int tries, TimeSpan first, TimeSpan most)
    {
        var whole = first * Math.Pow(2, Math.Clamp(tries - 1, 0, 30));
        if (whole > most) whole = most;
        return (whole / 2) + Of(whole / 2);
    }
}
