namespace Canteen.Features.Reading.Collections;

/// <summary>A collection as somebody asks for it; what is null stays as it is, or is empty (and private) in a new one.</summary>
public sealed record CollectionDraft(string? Title, string? Description = null, CollectionVisibility? Visibility = null)
{
    internal Collection Fill(Collection collection)
    {
        var filled = collection with
        {
            Title = Title is null ? collection.Title : PlainText.OneLine(Title),
            Description = Description is null ? collection.Description : PlainText.Trim(Description),
            Visibility = Visibility ?? collection.Visibility,
        };
        return filled.WithLink();
    }
}
