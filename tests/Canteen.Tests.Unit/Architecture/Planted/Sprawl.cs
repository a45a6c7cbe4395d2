namespace Canteen.Tests.Unit.Architecture.Planted;

/// <summary>Planted: functions whose lengths are known.</summary>
public sealed class Sprawl
{
    private readonly List<string> _lines = ["a field", "initialised", "on lines of its own"];

    private readonly int _number = 3;

    public Sprawl()
    {
        _lines.Add("x");
    }

    public int Statements()
    {
        var sum = 0;
        foreach (var line in _lines)
        {
            sum += line.Length;
        }
        return sum + _number;
    }

    public async Task<int> AsyncStatements()
    {
        var sum = 0;
        await Task.Yield();
        foreach (var line in _lines)
        {
            await Task.Yield();
            sum += line.Length;
        }
        return sum;
    }
}

#pragma warning disable CS9113 // Unread on purpose: only their number matters.
public sealed class Greedy(int a, int b, int c, int d, int e, int f, int g);
#pragma warning restore CS9113
