using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Core.Search;

/// <summary>Finds posts by what somebody typed.</summary>
public sealed class FindPosts(
    PlanSearch plan, SearchPosts search, VisiblePosts posts, AccountCache accounts, TagAliasCache aliases, TimeProvider clock)
{
    /// <returns>Of what cannot be searched for, such as a day that there is not, the fault says why.</returns>
    public async Task<Outcome<PostsSearched>> RunAsync(string typed, SearchAsked by, PageWindow window, CancellationToken ct)
    {
        if (!QueryReader.Read(typed).Is(out var request, out var fault)) return fault;
        if (request.Query is not { } query) return new PostsSearched(PostsFound.None, request);
        var who = await SearcherAsync(by, ct);
        var asked = await plan.RunAsync(query, who, by.Author, ct);
        var found = await search.RunAsync(asked, by.Who, window, ct, by.Where);
        request = request with { Hints = [.. request.Hints, .. asked.Values.Unknown] };
        return new PostsSearched(found, request) { Sought = SoughtWords.Of(query, (await aliases.FindAsync(ct)).GroupOf) };
    }

    /// <summary>
    /// Whether a search finds a certain post, also where the index does not know it yet, and its reader wants to read it. Most posts are
    /// passed over without asking the database.
    /// </summary>
    /// <param name="document">Of the post.</param>
    /// <param name="where">Where it would be read.</param>
    public async Task<bool> FindsAsync(
        ReadSession db, SearchQuery query, AccountId reader, SearchDocument document, CancellationToken ct,
        FilterContext where = FilterContext.Public)
    {
        var asked = await plan.RunAsync(query, await SearcherAsync(new(reader), ct), author: null, ct, document);
        if (asked.FindsNothing) return false;
        var post = new PostId(document.Id);
        return await search.FindsAsync(db, asked, reader, post)
            && await posts.ListAsync(reader, [post], where, ct) is [{ } shown] && !shown.IsHiddenIn(where);
    }

    private async ValueTask<Searcher> SearcherAsync(SearchAsked by, CancellationToken ct)
    {
        var self = (await accounts.FindAsync([by.Who], ct)).GetValueOrDefault(by.Who.Value)?.View;
        return new Searcher(by.Who, TimeZones.Find(self?.TimeZone) ?? by.DeviceZone ?? TimeZones.London, clock.Milliseconds());
    }
}

/// <param name="DeviceZone">Where days begin and end for somebody who has not chosen a zone; null: not known.</param>
/// <param name="Author">Only what they wrote.</param>
public sealed record SearchAsked(AccountId Who, TimeZoneInfo? DeviceZone = null, AccountId? Author = null)
{
    /// <summary>Where the posts are read.</summary>
    public FilterContext Where { get; init; } = FilterContext.Public;
}

public sealed record PostsSearched(PostsFound Found, SearchRequest Request)
{
    /// <summary>What may be marked in them.</summary>
    public SoughtWords Sought { get; init; } = SoughtWords.None;
}
