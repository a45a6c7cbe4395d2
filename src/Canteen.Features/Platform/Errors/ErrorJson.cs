using System.Text.Json.Serialization;

namespace Canteen.Features.Platform.Errors;

internal sealed record ErrorJson(
    string Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ErrorDescription,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, ErrorDetailJson[]>? Details)
{
    public static ErrorJson From(Fault fault) => new(fault.Sentence, null, fault.Details?
        .GroupBy(d => d.Field)
        .ToDictionary(g => g.Key, g => g.Select(d => new ErrorDetailJson(d.Code, d.Sentence)).ToArray()));
}

internal sealed record ErrorDetailJson(string Error, string Description);
