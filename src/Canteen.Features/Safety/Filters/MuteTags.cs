using Canteen.Core.Posts;

namespace Canteen.Features.Safety.Filters;

/// <summary>
/// Leaves out posts with hashtags that a post has, for a while or always: a filter of these hashtags, everywhere. 404: a post that the
/// reader may not see; 422: none of its hashtags, too long, or too many.
/// </summary>
public sealed class MuteTags(ShowPost show, CreateFilter create)
{
    private static readonly Fault None = Fault.Invalid("Validation failed: Choose at least one hashtag");

    /// <param name="tags">Folded; what is none of the post's is left out.</param>
    /// <param name="seconds">From now until it is over; 0 for never.</param>
    public async Task<Outcome<Filter>> RunAsync(
        AccountId reader, PostId post, IReadOnlyList<string> tags, long seconds, CancellationToken ct)
    {
        if (!(await show.RunAsync(post, reader, ct)).Is(out var shown, out var fault)) return fault;
        string[] words = [.. shown.Shown.ToView().Tags.Where(tag => tags.Contains(tag.Name)).Select(tag => "#" + tag.Display)];
        if (words.Length == 0) return None;
        KeywordDraft[] keywords = [.. words.Select(word => new KeywordDraft(null, word, WholeWord: true))];
        return await create.RunAsync(reader, new(TitleOf(words), FilterEntry.Everywhere, FilterAction.Hide, seconds, keywords), ct);
    }

    private static string TitleOf(IEnumerable<string> words)
    {
        var all = string.Join(' ', words);
        return all.Length <= Filter.MaxTitle ? all : all[..all.LastIndexOf(' ', Filter.MaxTitle)];
    }
}
