namespace Canteen.Features.Platform.Input;

/// <summary>A request that cannot be read. Thrown while parsing at the border, answered as its fault by the error handler.</summary>
public sealed class BadInputException(Fault fault) : Exception(fault.Sentence)
{
    public Fault Fault { get; } = fault;
}
