using Canteen.Core.Tags;

namespace Canteen.Features.Reading.Search;

/// <summary>The hashtags that a writer may mean by one that they have begun: those most used this week first.</summary>
public sealed class SuggestTags(SearchTags tags)
{
    /// <summary>Of all that begin so, as many in alphabetical order are compared.</summary>
    private const int Compared = 20;

    /// <param name="words">The beginning of a hashtag, with the #.</param>
    public async Task<List<TagUseView>> RunAsync(AccountId writer, string words, int most, CancellationToken ct) =>
        [.. (await tags.RunAsync(words, writer, Compared, 0, ct)).OrderByDescending(tag => tag.WeekUses).Take(most)];
}
