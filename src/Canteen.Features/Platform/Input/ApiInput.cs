using System.Globalization;
using System.Text.Json.Nodes;
using Canteen.Core.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Input;

/// <summary>
/// The parameters of an API request, wherever they came from: query string, form, multipart or JSON body, for every method; a later source
/// wins. Handlers take it as a parameter. An absent value and null both mean "not given". A JSON number or boolean is read as its text.
/// Reading a value of the wrong shape throws <see cref="BadInputException"/> (422).
/// </summary>
public sealed class ApiInput(JsonObject root)
{
    // Mastodon's list, and "False": Mastodon.py writes Python's own word into the address of the authorize page.
    private static readonly string[] FalseWords = ["0", "f", "F", "false", "False", "FALSE", "off", "OFF"];

    public static async ValueTask<ApiInput?> BindAsync(HttpContext context) => new(await InputReader.ReadAsync(context.Request));

    public bool Has(string name) => root[name] is not null;

    /// <summary>Cleaned text; null when not given. Longer than <paramref name="max"/> UTF-16 units is refused.</summary>
    public string? Text(string name, int max = 65_536)
    {
        if (root[name] is not { } node) return null;
        return Text(node, name, max);
    }

    /// <exception cref="BadInputException">Not given or blank.</exception>
    public string Required(string name, int max = 65_536) =>
        Text(name, max) is { } text && !PlainText.IsBlank(text)
            ? text
            : throw new BadInputException(Fault.BadRequest($"{name} is missing"));

    /// <summary>False for 0, f, false, off and the like; empty is not given; anything else is true.</summary>
    public bool? Flag(string name) => Text(name, 64) is not { Length: > 0 } text ? null : !FalseWords.Contains(text);

    public long? Number(string name) => Text(name, 64) is not { Length: > 0 } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Bad($"{name} must be a whole number");

    /// <summary>Null when not given. What is not an id becomes 0, which no entity has, so that it is answered like an unknown id.</summary>
    public Id<TEntity>? Id<TEntity>(string name) => Text(name, 256) is not { Length: > 0 } text ? null
        : Domain.Id<TEntity>.TryParse(text, out var id) ? id : default(Id<TEntity>);

    /// <summary>An array, or a single value as an array of one (it is not split at commas); empty when not given.</summary>
    public IReadOnlyList<string> List(string name, int maxItems = 1000) => Nodes(name, maxItems)
        .Select(n => Text(n, name, 65_536))
        .ToList();

    /// <summary>The ids in the list; what is not an id is left out, as an unknown id would be.</summary>
    public IReadOnlyList<Id<TEntity>> Ids<TEntity>(string name, int maxItems = 1000) => List(name, maxItems)
        .Select(t => Domain.Id<TEntity>.TryParse(t, out var id) ? id : default)
        .Where(id => id != default)
        .ToList();

    /// <summary>A nested object (<c>source[privacy]</c>, or JSON); null when not given.</summary>
    public ApiInput? Object(string name) => root[name] switch
    {
        null => null,
        JsonObject o => new ApiInput(o),
        _ => throw Bad($"{name} must be an object"),
    };

    /// <summary>A list of objects: a JSON array, or an object keyed by index (<c>fields_attributes[0][name]</c>).</summary>
    public IReadOnlyList<ApiInput> Objects(string name, int maxItems = 100) => Nodes(name, maxItems)
        .Select(n => n is JsonObject o ? new ApiInput(o) : throw Bad($"{name} must be a list of objects"))
        .ToList();

    /// <summary>
    /// limit, max_id, since_id and min_id. The sign of a limit is ignored, and it is capped. A number larger than any id is above
    /// everything; what is not a number counts as 0.
    /// </summary>
    public PageWindow Window(int defaultLimit, int maxLimit)
    {
        var asked = Math.Clamp(Number("limit") ?? defaultLimit, -maxLimit, maxLimit);
        var limit = (int)Math.Max(1, Math.Abs(asked));
        return new(limit, Cursor("max_id") is { } max and < long.MaxValue ? max : null, Cursor("since_id"), Cursor("min_id"));
    }

    private long? Cursor(string name) => Text(name, 256) is not { Length: > 0 } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
        : text.All(char.IsAsciiDigit) ? long.MaxValue : 0;

    private static string Text(JsonNode node, string name, int max)
    {
        if (node is not JsonValue value) throw Bad($"{name} must be text");
        var text = value.GetValue<string>();
        if (text.Length > max) throw Bad($"{name} is too long (maximum is {max} characters)");
        return PlainText.Clean(text);
    }

    private List<JsonNode> Nodes(string name, int maxItems)
    {
        List<JsonNode> nodes = root[name] switch
        {
            null => [],
            JsonArray array => [.. array.OfType<JsonNode>()],
            JsonObject keyed => [.. keyed.Select(p => p.Value).OfType<JsonNode>()],
            { } scalar => [scalar],
        };
        return nodes.Count <= maxItems ? nodes : throw Bad($"{name} has too many items (maximum is {maxItems})");
    }

    private static BadInputException Bad(string sentence) => new(Fault.Invalid("Validation failed: " + sentence));
}
