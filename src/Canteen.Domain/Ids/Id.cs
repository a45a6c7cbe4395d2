using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Canteen.Domain;

/// <summary>
/// The id of a <typeparamref name="TEntity"/>: 64 bits, of which the upper 48 are milliseconds since 1970 (UTC), so ids sort by time.
/// Written as decimal text in JSON, because JavaScript loses bits above 2^53.
/// </summary>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct Id<TEntity>(long Value) : IComparable<Id<TEntity>>
{
    /// <summary>Reads 1 to 19 decimal digits, greater than zero. Anything else is not an id.</summary>
    public static bool TryParse(string? text, out Id<TEntity> id)
    {
        id = default;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value <= 0) return false;
        id = new(value);
        return true;
    }

    /// <summary>When the id was made, in milliseconds since 1970 (UTC).</summary>
    public long Milliseconds => Value >> 16;

    public int CompareTo(Id<TEntity> other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Id<TEntity> left, Id<TEntity> right) => left.Value < right.Value;
    public static bool operator >(Id<TEntity> left, Id<TEntity> right) => left.Value > right.Value;
    public static bool operator <=(Id<TEntity> left, Id<TEntity> right) => left.Value <= right.Value;
    public static bool operator >=(Id<TEntity> left, Id<TEntity> right) => left.Value >= right.Value;
}

internal sealed class IdJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<TEntity> : JsonConverter<Id<TEntity>>
    {
        public override Id<TEntity> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Id<TEntity>.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not an id.");

        public override void Write(Utf8JsonWriter writer, Id<TEntity> value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
