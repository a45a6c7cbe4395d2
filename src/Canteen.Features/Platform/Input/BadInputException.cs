namespace Canteen.Features.Platform.Input;

/// <summary>A request that cannot be read. Thrown while parsing at the border; the error handler answers with its fault.</summary>
public sealed class BadInputException(Fault fault) : Exception(fault.Sentence)
{
    public Fault Fault { get; } = fault;
}
