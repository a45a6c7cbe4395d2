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
        if ((isNew || Title is not null) && PlainText.IsBlank(Title)) return Fault.Invalid("Validation failed: Title can't be blank");
        if (Title?.Length > Filter.MaxTitle)
            return Fault.Invalid($"Validation failed: Title is too long (maximum is {Filter.MaxTitle} characters)");
        if ((isNew || HasContexts) && Contexts is null)
            return Fault.Invalid("Validation failed: Context must be home, notifications, public, thread or account");
        if (HasAction && Action is null) return Fault.Invalid("Validation failed: Filter action must be warn, hide or blur");
        if (Seconds is < 0 or > LongestSeconds)
            return Fault.Invalid($"Validation failed: Expires in must be a number of seconds up to {LongestSeconds}, or empty for never");
        return Keywords.Select(keyword => keyword.Check()).FirstOrDefault(fault => fault is not null);
    }

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
        if ((Id is null || Text is not null) && PlainText.IsBlank(Text)) return Fault.Invalid("Validation failed: Keyword can't be blank");
        return Text?.Length > Keyword.MaxLength
            ? Fault.Invalid($"Validation failed: Keyword is too long (maximum is {Keyword.MaxLength} characters)")
            : null;
    }
}
