using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Canteen.ActivityPub;

/// <summary>Any document with an id and a type. Only the outermost document has a context.</summary>
public abstract record WireDocument
{
    [JsonPropertyName("@context"), JsonPropertyOrder(-3)]
    public object? Context { get; init; }

    [JsonPropertyOrder(-2)]
    public required string Id { get; init; }

    [JsonPropertyOrder(-1)]
    public abstract string Type { get; }
}

public static class WireJson
{
    /// <summary>camelCase; nulls are left out; non-ASCII letters are written as they are.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(object document) => JsonSerializer.SerializeToUtf8Bytes(document, document.GetType(), Options);
}
