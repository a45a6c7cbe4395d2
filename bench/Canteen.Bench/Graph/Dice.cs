namespace Canteen.Bench.Graph;

/// <summary>SplitMix64: random numbers that are the same on every machine, with a separate stream for each use.</summary>
internal struct Dice(ulong state)
{
    private ulong _state = state;

    /// <summary>
    /// The stream with number <paramref name="stream"/> of a seed; it does not depend on how many threads draw, or in which order.
    /// </summary>
    public static Dice Of(int seed, long stream)
    {
        var mixed = new Dice((((ulong)(uint)seed << 32) | (uint)seed) ^ ((ulong)stream * 0xD1342543DE82EF95));
        return new Dice(mixed.Next());
    }

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to, but not including, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 up to, but not including, <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Normally distributed, mean 0 and deviation 1.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());
}
