using System.Text;

namespace Canteen.Domain;

/// <summary>Thai, Lao, Myanmar, Khmer, Kana and Han: words stand without spaces (https://www.unicode.org/reports/tr29/).</summary>
internal static class UnspacedScript
{
    public static bool Has(Rune rune) => rune.Value
        is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
