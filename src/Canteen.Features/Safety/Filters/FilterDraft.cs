namespace Canteen.Features.Safety.Filters;

/// <summary>A filter as somebody asks for it; what is null stays as it is.</summary>
/// <param name="Contexts">Null also where a name is unknown: see <paramref name="HasContexts"/>.</param>
/// <param name="Seconds">From now until it is over; 0 for never.</param>
public sealed record FilterDraft(
    string? Title, FilterContext? Contexts, FilterAction? Action, long? Seconds, IReadOnlyList<KeywordDraft> Keywords,
    bool HasContexts = false, bool HasAction = false)
{
    private const long LongestSeconds = 10L * 366 * 24 * 60 * 60;

    /// <summary>The problem with it; null for none.</summary>
    /// <param name="isNew">What every filter needs has to be there.</param>
    internal Fault? Check(bool isNew)
    {
        if ((isNew || Title is not null) && PlainText.IsBlank(Title)) return Wrong("title", "ERR_BLANK", "Title can't be blank");
        if (Title?.Length > Filter.MaxTitle)
            return Wrong("title", "ERR_TOO_LONG", $"Title is too long (maximum is {Filter.MaxTitle} characters)");
        if ((isNew || HasContexts) && Contexts is null)
            return Wrong("context", "ERR_INCLUSION", "Context must be home, notifications, public, thread or account");
        if (HasAction && Action is null) return Wrong("filter_action", "ERR_INCLUSION", "Filter action must be warn, hide or blur");
        if (Seconds is < 0 or > LongestSeconds)
            return Wrong("expires_in", "ERR_INVALID", $"Expires in must be a number of seconds up to {LongestSeconds}, or empty for never");
        return Keywords.Select(keyword => keyword.Check()).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>With the field, so that a page can show it beside that.</summary>
    internal static Fault Wrong(string field, string code, string sentence) => Fault.Invalid([new(field, code, sentence)]);

    internal long? ExpiresAt(long now) => Seconds is > 0 and var seconds ? now + (seconds * 1000) : null;
}

/// <param name="Id">Of a keyword that is there; null for a new one.</param>
/// <param name="Text">Null: stays as it is.</param>
/// <param name="Removes">The keyword goes.</param>
public sealed record KeywordDraft(Id<FilterKeyword>? Id, string? Text, bool? WholeWord, bool Removes = false)
{
    internal Fault? Check()
    {
        if (Removes) return null;
        if ((Id is null || Text is not null) && PlainText.IsBlank(Text))
            return FilterDraft.Wrong("keyword", "ERR_BLANK", "Keyword can't be blank");
        return Text?.Length > Keyword.MaxLength
            ? FilterDraft.Wrong("keyword", "ERR_TOO_LONG", $"Keyword is too long (maximum is {Keyword.MaxLength} characters)")
            : null;
    }
}
