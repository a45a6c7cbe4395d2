using System.Text;

namespace Canteen.Domain;

/// <summary>
/// Characters that are not visible: white space, controls, those that Unicode calls default ignorable (DerivedCoreProperties.txt), and the
/// few that fonts leave empty although Unicode does not say so.
/// </summary>
internal static class InvisibleCharacters
{
    private static readonly (int From, int To)[] Ranges =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFFB), (0x13430, 0x13442), (0x16FE4, 0x16FE4), (0x1BCA0, 0x1BCA3), (0x1D159, 0x1D159), (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];

    public static bool Is(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Array.Exists(Ranges, r => r.From <= rune.Value && rune.Value <= r.To);
}
