using Canteen.Core.Tags;

namespace Canteen.Features.Reading.Search;

/// <summary>The hashtags that somebody may mean by one that they have begun: those most used this week first.</summary>
public sealed class SuggestTags(SearchTags tags)
{
    /// <summary>Of all that begin so, as many in alphabetical order are compared.</summary>
    private const int Compared = 20;

    /// <param name="viewer">Null for a visitor.</param>
    /// <param name="words">The beginning of a hashtag, with or without the #.</param>
    public async Task<List<TagUseView>> RunAsync(AccountId? viewer, string words, int most, CancellationToken ct) =>
        [.. (await tags.RunAsync(words, viewer, Compared, 0, ct)).OrderByDescending(tag => tag.WeekUses).Take(most)];
}
