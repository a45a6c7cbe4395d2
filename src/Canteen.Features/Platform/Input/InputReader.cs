using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Canteen.Features.Platform.Input;

/// <summary>Merges query, form and JSON body into one tree. <c>a[]</c> makes arrays, <c>a[b]</c> objects, as Rails reads them.</summary>
internal static class InputReader
{
    private const int MaxKeys = 1000;
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 16 };

    public static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        var root = new JsonObject();
        foreach (var (key, values) in request.Query.Take(MaxKeys)) Insert(root, key, values);
        if (request.HasFormContentType) await ReadFormAsync(request, root);
        else if (request.HasJsonContentType()) await ReadJsonAsync(request, root);
        return root;
    }

    private static async Task ReadFormAsync(HttpRequest request, JsonObject root)
    {
        try
        {
            foreach (var (key, values) in await request.ReadFormAsync()) Insert(root, key, values);
        }
        catch (InvalidDataException)
        {
            throw new BadInputException(Fault.BadRequest("The form could not be read"));
        }
    }

    private static async Task ReadJsonAsync(HttpRequest request, JsonObject root)
    {
        try
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer);
            if (buffer.Length == 0) return;
            if (JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), documentOptions: Json) is not JsonObject body)
            {
                throw new BadInputException(Fault.BadRequest("The JSON body must be an object"));
            }
            foreach (var (key, value) in body.ToList()) root[key] = value?.DeepClone();
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new BadInputException(Fault.BadRequest("The JSON body could not be read"));
        }
    }

    private static void Insert(JsonObject root, string key, StringValues values)
    {
        var path = key.Replace("]", "", StringComparison.Ordinal).Split('[');
        var into = root;
        foreach (var step in path.Take(path.Length - 1).Take(8))
        {
            if (path[^1].Length == 0 && step == path[^2]) break;
            if (into[step] is not JsonObject next) into[step] = next = [];
            into = next;
        }
        if (path.Length > 1 && path[^1].Length == 0)
        {
            if (into[path[^2]] is not JsonArray list) into[path[^2]] = list = [];
            foreach (var value in values) list.Add(JsonValue.Create(value));
        }
        else into[path[^1]] = JsonValue.Create(values[^1]);
    }
}
