namespace Canteen.Features.Door.Operations;

/// <summary>The figures of the last hour, in a ring of fixed size; a new entry replaces the oldest.</summary>
public sealed class History
{
    /// <summary>The time between two entries.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    private const int Capacity = 360;

    private readonly Lock _guard = new();
    private readonly Figures[] _ring = new Figures[Capacity];
    private int _next;
    private int _count;

    public void Add(Figures figures)
    {
        lock (_guard)
        {
            _ring[_next] = figures;
            _next = (_next + 1) % Capacity;
            _count = Math.Min(_count + 1, Capacity);
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Figures> All()
    {
        lock (_guard) return [.. Enumerable.Range(_next + Capacity - _count, _count).Select(i => _ring[i % Capacity])];
    }
}

/// <param name="At">Milliseconds since 1970 (UTC).</param>
/// <param name="Charts">One figure for each line of each chart, in the order of the page; null if the instrument does not exist.</param>
public sealed record Figures(long At, IReadOnlyList<double[]?> Charts);
