namespace Canteen.Domain;

/// <summary>Whether somebody may have meant one hashtag who wrote another.</summary>
public static class TagSpelling
{
    /// <summary>In shorter words one letter makes another word.</summary>
    private const int FewestLetters = 4;

    private const int LettersForTwo = 8;

    /// <summary>
    /// One letter too many, too few, wrong, or exchanged with its neighbour, two from eight letters on; or the same but for an s at the
    /// end. With other digits it is another one: last year's, for instance.
    /// </summary>
    /// <param name="written">Folded, as is <paramref name="usual"/>.</param>
    public static bool IsNear(string written, string usual)
    {
        if (written + "s" == usual || usual + "s" == written) return true;
        if (written.Length < FewestLetters || Math.Abs(written.Length - usual.Length) > 2) return false;
        return Digits(written) == Digits(usual) && Distance(written, usual) <= (written.Length < LettersForTwo ? 1 : 2);
    }

    private static string Digits(string name) => string.Concat(name.Where(char.IsDigit));

    /// <summary>Optimal string alignment: each letter is touched once.</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, now) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                now[j] = Math.Min(changed, 1 + Math.Min(last[j], now[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            (before, last, now) = (last, now, before);
        }
        return last[b.Length];
    }
}
