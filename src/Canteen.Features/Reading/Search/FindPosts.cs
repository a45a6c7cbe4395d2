using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Features.Platform.Html;
using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>Finds posts by what somebody typed.</summary>
internal sealed class FindPosts(PlanSearch plan, SearchPosts search, AccountCache accounts, TimeProvider clock)
{
    /// <returns>Of what cannot be searched for, such as a day that there is not, the fault says why.</returns>
    public async Task<Outcome<PostsSearched>> RunAsync(string typed, SearchAsked by, PageWindow window, CancellationToken ct)
    {
        if (!QueryReader.Read(typed).Is(out var request, out var fault)) return fault;
        if (request.Query is not { } query) return new PostsSearched(new([], null), request);
        var self = (await accounts.FindAsync([by.Who], ct)).GetValueOrDefault(by.Who.Value)?.View;
        var who = new Searcher(by.Who, ReaderZone.Find(self?.TimeZone) ?? by.DeviceZone ?? ReaderZone.London, clock.Milliseconds());
        return new PostsSearched(await search.RunAsync(await plan.RunAsync(query, who, by.Author, ct), by.Who, window, ct), request);
    }
}

/// <param name="DeviceZone">Where days begin and end for somebody who has not chosen a zone; null: not known.</param>
/// <param name="Author">Only what they wrote.</param>
internal sealed record SearchAsked(AccountId Who, TimeZoneInfo? DeviceZone = null, AccountId? Author = null);

internal sealed record PostsSearched(PostsFound Found, SearchRequest Request);
