using Canteen.Features.Platform.Input;

namespace Canteen.Features.Reading.Collections;

/// <summary>Reads collections from a request.</summary>
internal static class CollectionInput
{
    private static readonly Fault Unknown = Fault.Invalid("Validation failed: Visibility must be private, link or public");

    /// <returns>422 for a visibility that there is not.</returns>
    public static Outcome<CollectionDraft> Draft(ApiInput input)
    {
        var named = input.Text("visibility", 20);
        var visibility = CollectionJson.VisibilityOf(named);
        if (!string.IsNullOrEmpty(named) && visibility is null) return Unknown;
        return new CollectionDraft(input.Text("title"), input.Text("description"), visibility);
    }

    /// <summary>Null where none is given, or what cannot be one: it opens nothing.</summary>
    public static CollectionLink? Link(ApiInput input) => Link(input.Text("link", 2048));

    /// <param name="text">A link, or the whole address that ends with it.</param>
    public static CollectionLink? Link(string? text) =>
        CollectionLink.TryParse(text?.Split('/')[^1], out var link) ? link : null;
}
