using Canteen.Core.Accounts;
using Canteen.Core.People;

namespace Canteen.Features.Reading.Search;

/// <summary>The people whom a writer may mean by a name that they have begun: those whom they follow, then others.</summary>
public sealed class SuggestMentions(SearchAccounts people)
{
    /// <param name="words">What follows the @: the beginning of a handle, or a part of a display name.</param>
    /// <param name="most">How many people at most; the writer is never among them.</param>
    public async Task<List<AccountView>> RunAsync(AccountId writer, string words, int most, CancellationToken ct)
    {
        var followed = await people.RunAsync(new(writer, words, most, OnlyFollowed: true), ct);
        // Everybody may also be found a second time, and the writer too.
        var others = followed.Count < most ? await people.RunAsync(new(writer, words, most + followed.Count + 1), ct) : [];
        return [.. followed.Concat(others).DistinctBy(person => person.Id).Where(person => person.Id != writer).Take(most)];
    }
}
