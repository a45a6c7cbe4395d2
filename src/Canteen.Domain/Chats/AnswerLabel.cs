namespace Canteen.Domain;

/// <summary>
/// Which question of a chat a post answers, from the label that its writer typed: <c>A2 we dim the lights</c>.
/// </summary>
/// <remarks>
/// A label is A or Q and a number, or the whole word: Answer 2, Question 2, Ateb 2. Capitals, styled letters and what stands between the
/// two (A.2, A-2, A #2, Question no. 2) make no difference, nor does the letter of a part after them (A2b).
/// It counts in three places, and the first one found counts:
/// <list type="number">
/// <item>At the beginning of the text. Mentions, hashtags, links, marks, emoji, "RT", "re", "my", "answer to" and a count of posts (1/3)
/// may stand before it.</item>
/// <item>At the beginning of a later line, with a mark after it: <c>Hello all!</c>, and then <c>A1: I am Jo</c>.</item>
/// <item>At the end, but for mentions, hashtags, links, marks and emoji, when it belongs to no sentence: alone on a line, after a mention
/// or hashtag, or with a capital after the end of a sentence, a dash, an emoji or a bracket.</item>
/// </list>
/// Elsewhere it is part of what somebody says (on the A1, vitamin A2). Nor is it one when it is part of a longer word or number (A2-level,
/// BA2, A2.5, Q2/2026), names a thing at the beginning (A4 paper, Q10 coenzyme, Q2 2026, A1c), or is the article before an amount: "A 2
/// week wait" needs a mark to be a label, "A 2: we wait". "Q2 results" at the beginning is one, because nobody could tell.
/// A hashtag (#A2) is no label: hashtags say what a post is about and have pages of their own, be it a road or a level of a language.
/// </remarks>
public static class AnswerLabel
{
    private static readonly HashSet<string> LeadWords =
        ["rt", "mt", "re", "my", "regarding", "answer", "answering", "reply", "response", "to"];

    /// <returns>The number, 0 to 99, whether there is such a question or not; of two labels that of the first; null for none.</returns>
    public static int? Read(string text)
    {
        var folded = AnswerText.Fold(text);
        return AtStart(folded) ?? AtLaterLine(folded) ?? AtEnd(folded);
    }

    private static int? AtStart(string text)
    {
        var at = 0;
        while (true)
        {
            while (at < text.Length && MayLead(text[at])) at++;
            if (LabelScan.At(text, at) is { } label) return label.Number;
            var word = AnswerText.WordAt(text, at);
            var counted = at + LabelScan.CountLength(text, at);
            if (counted == at && !(word.Length <= 10 && LeadWords.Contains(word.ToString().ToLowerInvariant()))) return null;
            at = Math.Max(counted, at + word.Length);
        }
    }

    private static int? AtLaterLine(string text)
    {
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            var at = end + 1;
            while (at < text.Length && text[at] != '\n' && MayLead(text[at])) at++;
            if (LabelScan.At(text, at) is { IsMarked: true } label) return label.Number;
        }
        return null;
    }

    private static int? AtEnd(string text)
    {
        var to = text.Length;
        while (to > 0 && !AnswerText.IsWord(text[to - 1]) && MayFollow(text[to - 1])) to--;
        var from = to;
        while (from > 0 && AnswerText.IsWord(text[from - 1])) from--;
        if (LabelScan.At(text, from) is not { } label || label.End != to) return null;
        return MayComeBefore(text, from) ? label.Number : null;
    }

    /// <summary>Not what turns a letter and a number into a sum of money, a formula or a path.</summary>
    private static bool MayLead(char c) => !AnswerText.IsWord(c) && c is not ('/' or '\\' or '$' or '%' or '=' or '^');

    private static bool MayFollow(char c) => MayLead(c) || c == '/';

    private static bool MayComeBefore(string text, int from)
    {
        var at = from;
        while (at > 0 && text[at - 1] == ' ') at--;
        if (at == 0 || text[at - 1] is '\n' or AnswerText.Tag) return true;
        if (!char.IsAsciiLetterUpper(text[from])) return false;
        var isApart = at < from;
        return text[at - 1] switch
        {
            '(' or '[' => true,
            '.' or '!' or '?' or '-' or '|' or '*' or ':' or ';' => isApart,
            _ => false,
        };
    }
}
