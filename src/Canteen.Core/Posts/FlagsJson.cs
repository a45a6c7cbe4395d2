using System.Text.Json.Serialization;

namespace Canteen.Core.Posts;

/// <summary>The flags at the end of a <see cref="StatusJson"/>, in its order.</summary>
internal sealed record FlagsJson(
    bool Favourited,
    bool Reblogged,
    bool Muted,
    bool Bookmarked,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Pinned,
    IReadOnlyList<object> Filtered);
