namespace Canteen.Features.Reading.Lists;

/// <summary>A list as somebody asks for it; what is null stays as it is, or is what a new list has.</summary>
/// <param name="Icon">A name that is unknown is a fault.</param>
public sealed record ListDraft(
    string? Title = null, ListReplies? Replies = null, bool? IsExclusive = null, bool? IsPinned = null, bool? Notifies = null,
    string? Icon = null, ListColour? Colour = null)
{
    /// <summary>Its words for answers or for a colour are none that there are.</summary>
    public bool HasUnknownReplies { get; init; }

    /// <inheritdoc cref="HasUnknownReplies"/>
    public bool HasUnknownColour { get; init; }

    /// <summary>As it is kept; null where none is given.</summary>
    internal string? Name => Title is null ? null : PlainText.OneLine(Title);

    /// <summary>The problem with it; null for none.</summary>
    /// <param name="isNew">It needs a title.</param>
    internal Fault? Check(bool isNew)
    {
        var name = Name;
        if ((isNew || name is not null) && PlainText.IsBlank(name)) return Fault.Invalid("Validation failed: Title can't be blank");
        if (name?.Length > PersonalList.MaxTitle)
            return Fault.Invalid($"Validation failed: Title is too long (maximum is {PersonalList.MaxTitle} characters)");
        if (HasUnknownReplies) return Fault.Invalid("Validation failed: Replies policy must be followed, list or none");
        if (HasUnknownColour)
            return Fault.Invalid($"Validation failed: Colour must be one of {string.Join(", ", ListNamesJson.Colours)}");
        return Icon is not null && !PersonalList.Icons.Contains(Icon)
            ? Fault.Invalid($"Validation failed: Icon must be one of {string.Join(", ", PersonalList.Icons)}")
            : null;
    }
}
