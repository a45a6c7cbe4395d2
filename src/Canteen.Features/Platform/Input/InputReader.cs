using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Canteen.Features.Platform.Input;

/// <summary>
/// Merges query, form and JSON body into one tree. When any of it cannot be read, the whole request is refused with a fault that says why.
/// </summary>
internal static class InputReader
{
    private const int MaxKeys = 1000;
    private const int MostOfName = 60;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 16 };

    public static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        var root = new JsonObject();
        if (request.Query.Count > MaxKeys) throw Unreadable("The query has too many parameters");
        foreach (var (key, values) in request.Query) InputTree.Insert(root, key, values);
        if (request.HasFormContentType)
        {
            foreach (var (key, values) in await FormBody.ReadAsync(request)) InputTree.Insert(root, key, values);
        }
        else if (request.HasJsonContentType()) await ReadJsonAsync(request, root);
        else await RefuseOthersAsync(request);
        return root;
    }

    // Apps that have nothing to send may send a body without a type, or a type without a body.
    private static async Task RefuseOthersAsync(HttpRequest request)
    {
        if (string.IsNullOrEmpty(request.ContentType)
            || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true }) return;
        if (await request.Body.ReadAsync(new byte[1], request.HttpContext.RequestAborted) == 0) return;
        throw new BadInputException(new Fault(
            FaultKind.UnknownType, "The body is of a type that is not understood here: send application/json, "
                + "application/x-www-form-urlencoded or multipart/form-data"));
    }

    private static async Task ReadJsonAsync(HttpRequest request, JsonObject root)
    {
        if (MediaTypeHeaderValue.Parse(request.ContentType!).Encoding is { } encoding && encoding.CodePage != 65001)
        {
            throw Unreadable("The JSON body must be in UTF-8");
        }
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (bytes.IsEmpty) return;
        if (!Utf8.IsValid(bytes.Span)) throw Unreadable("The JSON body is not valid UTF-8");
        foreach (var (name, value) in Parse(bytes)) root[name] = value?.DeepClone();
    }

    private static JsonObject Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Json);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => DecodeObject(document.RootElement),
                JsonValueKind.Null => [],
                _ => throw Unreadable("The JSON body must be an object"),
            };
        }
        catch (JsonException e)
        {
            throw Unreadable($"The JSON body could not be read (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException)
        {
            throw Unreadable("The JSON body has text that is not valid Unicode");
        }
    }

    // Decoded at once: JsonNode would decode a text only when it is asked for, and then fail on a lone surrogate.
    private static JsonNode? Decode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => DecodeObject(element),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Decode)]),
        JsonValueKind.String => JsonValue.Create(element.GetString()),
        JsonValueKind.True => JsonValue.Create("true"),
        JsonValueKind.False => JsonValue.Create("false"),
        JsonValueKind.Number => JsonValue.Create(element.GetRawText()),
        _ => null,
    };

    // Duplicate names are refused: we cannot know which of two values was meant, and other software on the way may have read the other one.
    private static JsonObject DecodeObject(JsonElement element)
    {
        var decoded = new JsonObject();
        foreach (var property in element.EnumerateObject())
        {
            if (decoded.TryAdd(property.Name, Decode(property.Value))) continue;
            var name = property.Name.Length > MostOfName ? property.Name[..MostOfName] + "..." : property.Name;
            throw Unreadable($"The JSON body has the name \"{name}\" twice in one object");
        }
        return decoded;
    }

    private static BadInputException Unreadable(string sentence) => new(Fault.BadRequest(sentence));
}
