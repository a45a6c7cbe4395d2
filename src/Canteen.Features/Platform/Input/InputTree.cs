using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Canteen.Features.Platform.Input;

/// <summary>
/// Puts form and query parameters into a tree, reading their names as Rails does: <c>a[]</c> makes an array, <c>a[b]</c> an object,
/// <c>a[][b]</c> an array of objects, in which the n-th value of each name belongs to the n-th object.
/// </summary>
internal static class InputTree
{
    private const int MaxSteps = 8;
    private const int MaxItems = 1000;

    public static void Insert(JsonObject root, string key, StringValues values)
    {
        var path = key.Split('[');
        if (path.Length > MaxSteps) throw Unreadable($"A parameter name may have at most {MaxSteps} steps");
        if (values.Count > MaxItems) throw Unreadable("A parameter is given too often");
        for (var i = 1; i < path.Length; i++) path[i] = path[i].TrimEnd(']');
        if (values.Count > 0) Insert(root, path, values);
    }

    private static void Insert(JsonObject into, ReadOnlySpan<string> path, StringValues values)
    {
        var name = path[0];
        if (path.Length == 1) into[name] = JsonValue.Create(values[^1]);
        else if (path[1].Length > 0) Insert(ObjectAt(into, name), path[1..], values);
        else if (path.Length == 2) AddAll(ListAt(into, name), values);
        else InsertEach(ListAt(into, name), path[2..], values);
    }

    private static void AddAll(JsonArray list, StringValues values)
    {
        foreach (var value in values) list.Add(JsonValue.Create(value));
    }

    private static void InsertEach(JsonArray list, ReadOnlySpan<string> path, StringValues values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (list.Count <= i) list.Add(new JsonObject());
            if (list[i] is not JsonObject item) list[i] = item = [];
            Insert(item, path, values[i]);
        }
    }

    private static JsonObject ObjectAt(JsonObject into, string name)
    {
        if (into[name] is not JsonObject child) into[name] = child = [];
        return child;
    }

    private static JsonArray ListAt(JsonObject into, string name)
    {
        if (into[name] is not JsonArray child) into[name] = child = [];
        return child;
    }

    private static BadInputException Unreadable(string sentence) => new(Fault.BadRequest(sentence));
}
