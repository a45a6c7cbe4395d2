using System.Globalization;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>After which entry a list of tweetchats goes on: several may start at the same moment.</summary>
/// <param name="At">Milliseconds.</param>
public sealed record ChatCursor(long At, long Id)
{
    public static readonly ChatCursor Least = new(0, 0);
    public static readonly ChatCursor Most = new(long.MaxValue, long.MaxValue);

    /// <summary>Null for anything that is none: then a list begins at its beginning.</summary>
    public static ChatCursor? Read(string? text) =>
        text?.Split('.') is [var at, var id] && Number(at) is { } time && Number(id) is { } number ? new(time, number) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}.{Id}");

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
