using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

/// <summary>
/// A block in formatted source, from its opening brace to the closing one at the same depth; blocks that contain a type or a namespace, and
/// blocks within blocks, are left out.
/// </summary>
internal sealed record SourceBlock(int Line, int Length)
{
    public static List<SourceBlock> In(string[] lines)
    {
        var blocks = new List<SourceBlock>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].EndsWith('{') || HoldsType(lines, i)) continue;
            var depth = Depth(lines[i]);
            var end = Array.FindIndex(lines, i + 1, l => l.TrimStart().StartsWith('}') && Depth(l) == depth);
            if (end < 0) continue;
            blocks.Add(new(i + 1, end - i + 1));
            i = end - 1;
        }
        return blocks;
    }

    private static bool HoldsType(string[] lines, int at)
    {
        var header = lines[..(at + 1)].Reverse().FirstOrDefault(l => Depth(l) == Depth(lines[at]) && l.Trim().Length > 1, "");
        var word = header.Trim().Replace("export default ", "", StringComparison.Ordinal).Replace("export ", "", StringComparison.Ordinal);
        return SourceText.DeclaredType(word) is not null || word.StartsWith("namespace ", StringComparison.Ordinal);
    }

    private static int Depth(string line) => line.Length - line.TrimStart().Length;
}
