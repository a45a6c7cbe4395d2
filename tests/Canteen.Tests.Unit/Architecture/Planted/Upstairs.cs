using System.ComponentModel;
using Canteen.Features.Gossip.Downstairs;

namespace Canteen.Features.Gossip.Upstairs;

/// <summary>Planted: names a neighbour in every way that compiled code can, to show that the rule about rooms finds them all.</summary>
public class Inherits : Neighbour;

public class Implements : INeighbour;

public class Constrains<T> where T : Neighbour;

[Knocks]
public class Wears;

[TypeConverter(typeof(Neighbour))]
public class WearsAsArgument;

public class Keeps
{
    private readonly List<Neighbour>? _neighbour = null;

    public bool Alone => _neighbour is null;
}

public class Talks
{
    public static void Receive(IReadOnlyList<Neighbour[]> neighbours) => ArgumentNullException.ThrowIfNull(neighbours);

    public static int Call() => Neighbour.Tell();

    public static string Generic() => Nothing<Neighbour>();

    public static Func<int> Lambda() => () => Neighbour.Tell();

    public static async Task<int> Async()
    {
        await Task.Yield();
        return Neighbour.Tell();
    }

    public static void Catch()
    {
        try
        {
            GC.KeepAlive(null);
        }
        catch (Neighbour)
        {
            // Only the name matters.
        }
    }

    public static string? Local()
    {
        Neighbour? here = null;
        GC.KeepAlive(here);
        return here?.Message;
    }

    private static string Nothing<T>() => typeof(T).Name;
}
