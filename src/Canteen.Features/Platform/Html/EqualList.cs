using System.Collections;

namespace Canteen.Features.Platform.Html;

/// <summary>A list that equals another with equal items, because the parameters of a component are compared by value.</summary>
public sealed class EqualList<T>(IReadOnlyList<T> items) : IReadOnlyList<T>, IEquatable<EqualList<T>>
{
    public int Count => items.Count;

    public T this[int index] => items[index];

    public bool Equals(EqualList<T>? other) => other is not null && items.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as EqualList<T>);

    public override int GetHashCode() => items.Aggregate(items.Count, HashCode.Combine);

    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
