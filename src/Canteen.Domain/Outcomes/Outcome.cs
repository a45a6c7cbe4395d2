using System.Diagnostics.CodeAnalysis;

namespace Canteen.Domain;

/// <summary>What the database needs to know about a result: a failed outcome rolls its transaction back.</summary>
public abstract record Outcome
{
    public Fault? Fault { get; protected init; }
}

/// <summary>A value, or the fault that explains why there is none.</summary>
public sealed record Outcome<T> : Outcome
{
    private readonly T? _value;

    private Outcome(T? value, Fault? fault) => (_value, Fault) = (value, fault);

    /// <exception cref="InvalidOperationException">There is a fault and no value.</exception>
    public T Value => Fault is null ? _value! : throw new InvalidOperationException(Fault.Sentence);

    public bool Is([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Fault? fault)
    {
        (value, fault) = (_value, Fault);
        return fault is null;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Fault fault) => new(default, fault);
}

/// <summary>The value of an outcome that says only that it worked.</summary>
public readonly record struct Done
{
    public static readonly Done It;
}
