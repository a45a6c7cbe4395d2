namespace Canteen.Features.Gossip.Downstairs;

/// <summary>Planted: a room that the offender in Upstairs should not know.</summary>
public class Neighbour : Exception
{
    public static int Tell() => 1;

    public T Hear<T>(T value) => value;
}

public interface INeighbour;

[AttributeUsage(AttributeTargets.All)]
public sealed class KnocksAttribute : Attribute;
