namespace Canteen.Bench.Graph;

/// <summary>Draws an index with a probability proportional to its weight, in constant time (Walker's method).</summary>
internal sealed class AliasTable
{
    private readonly double[] _own;
    private readonly int[] _other;

    public AliasTable(double[] weights)
    {
        (_own, _other) = (new double[weights.Length], new int[weights.Length]);
        var scale = weights.Length / weights.Sum();
        var (poor, rich) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < weights.Length; i++)
        {
            _own[i] = weights[i] * scale;
            (_own[i] < 1 ? poor : rich).Push(i);
        }
        Pair(poor, rich);
        foreach (var i in poor.Concat(rich)) (_own[i], _other[i]) = (1, i);
    }

    public int Draw(ref Dice dice)
    {
        var at = dice.Below(_own.Length);
        return dice.Unit() < _own[at] ? at : _other[at];
    }

    private void Pair(Stack<int> poor, Stack<int> rich)
    {
        while (poor.Count > 0 && rich.Count > 0)
        {
            var (small, large) = (poor.Pop(), rich.Pop());
            _other[small] = large;
            _own[large] -= 1 - _own[small];
            (_own[large] < 1 ? poor : rich).Push(large);
        }
    }
}
