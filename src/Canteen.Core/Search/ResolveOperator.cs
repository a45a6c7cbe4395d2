using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Lists;
using Canteen.Core.People;
using Canteen.Core.Synonyms;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Core.Search;

/// <summary>
/// What an operator asks of the database, where one person searches. Whom and what they cannot know of finds as little as what is not.
/// </summary>
public sealed class ResolveOperator(
    AccountNameCache names, AccountGate gate, ListCache lists, TagAliasCache aliases, MarkedPosts marked, SearchIndex index)
{
    /// <summary>Of more than these, a post by one of them comes soon in any search.</summary>
    private const int FewAuthors = 100;

    private const string ByFollowed =
        "(p.author_id = @viewer OR EXISTS (SELECT 1 FROM follows f WHERE f.follower_id = @viewer AND f.followee_id = p.author_id))";

    internal const string Public = $"({AudienceSql.Listed} AND a.indexable = TRUE)";

    public async ValueTask<SearchPart> RunAsync(SearchQuery.Operator asked, Searcher who, SearchValues values, CancellationToken ct) =>
        asked.Name switch
        {
            SearchOperator.From => Fact(await PersonAsync(asked.Value, who, ct), SearchFacts.From),
            SearchOperator.To => Fact(await PersonAsync(asked.Value, who, ct), SearchFacts.To),
            SearchOperator.Mentions => Fact(await PersonAsync(asked.Value, who, ct), SearchFacts.Mentions),
            SearchOperator.Has or SearchOperator.Is => Kind(asked.Value.ToLowerInvariant(), who),
            SearchOperator.Before or SearchOperator.After or SearchOperator.During => Days(asked, who),
            SearchOperator.In => await PlaceAsync(asked.Value, who, values, ct),
            SearchOperator.Language => Indexed(new IndexQuery.Fact(SearchFacts.Language(asked.Value))),
            SearchOperator.Role => await ByAuthorAsync(SearchFacts.Role(asked.Value), values, ct),
            SearchOperator.Profession => await ByAuthorAsync(SearchFacts.Profession(asked.Value), values, ct),
            SearchOperator.Organisation => await ByAuthorAsync(SearchFacts.Organisation(asked.Value), values, ct),
            SearchOperator.Chat => await TaggedAsync(asked.Value, ct),
            SearchOperator.Near => Indexed(IndexQueries.OfNear(asked.Value)),
            _ => throw new InvalidOperationException($"There is no rule for {asked.Name}."),
        };

    /// <summary>Posts with a hashtag, or with one that is read together with it.</summary>
    public async ValueTask<SearchPart> TaggedAsync(string typed, CancellationToken ct) =>
        TagName.TryParse(typed, out var name) ? Tagged((await aliases.FindAsync(ct)).GroupOf(name)) : SearchPart.Nothing.It;

    private async ValueTask<AccountId?> PersonAsync(string typed, Searcher who, CancellationToken ct) =>
        typed.Equals(OperatorValue.Me, StringComparison.OrdinalIgnoreCase)
            ? who.Id
            : (await gate.ShowAsync(await names.FindAsync(typed.TrimStart('@'), ct), who.Id, ct))?.Id;

    private SearchPart Kind(string kind, Searcher who)
    {
        if (OperatorValue.FactOf(kind) is { } fact) return Indexed(new IndexQuery.Fact(fact));
        return kind switch
        {
            "mine" => Fact(who.Id, SearchFacts.From),
            "favourited" => Among(marked.Sql(PostFlags.Favourited)),
            "bookmarked" => Among(marked.Sql(PostFlags.Bookmarked)),
            "pinned" => Among(marked.Sql(PostFlags.Pinned)),
            _ => Among(marked.Sql(PostFlags.Boosted)),
        };
    }

    private static SearchPart Days(SearchQuery.Operator asked, Searcher who)
    {
        if (!OperatorValue.TryDay(asked.Value, who.Today, out var day)) return SearchPart.Nothing.It;
        var (from, next) = (who.BeginningOf(day), day < DateOnly.MaxValue ? who.BeginningOf(day.AddDays(1)) : long.MaxValue);
        return asked.Name switch
        {
            SearchOperator.Before => new SearchPart.Between(0, from),
            SearchOperator.After => new SearchPart.Between(next - 1, long.MaxValue),
            _ => new SearchPart.Between(from - 1, next),
        };
    }

    private async ValueTask<SearchPart> PlaceAsync(string place, Searcher who, SearchValues values, CancellationToken ct)
    {
        if (place.StartsWith('#')) return await TaggedAsync(place, ct);
        return place.ToLowerInvariant() switch
        {
            "home" => new SearchPart.Condition(ByFollowed),
            "public" => new SearchPart.Condition(Public),
            "library" => Among(marked.LibrarySql),
            "all" => Indexed(new IndexQuery.Fact(SearchDocument.Anything)),
            _ => InList((await lists.FindAsync(who.Id, ct)).FirstOrDefault(list => Same(list.Title, place)), values),
        };
    }

    private static SearchPart InList(PersonalList? list, SearchValues values)
    {
        if (list is null) return SearchPart.Nothing.It;
        return new SearchPart.Condition(
            $"p.author_id IN (SELECT m.member_id FROM list_members m WHERE m.list_id = @{values.Add(list.Id.Value)} AND m.account_id = @viewer)");
    }

    /// <summary>All of the words stand in what the author says of themselves there: a few authors the index knows by name.</summary>
    private async ValueTask<SearchPart> ByAuthorAsync(IEnumerable<string> facts, SearchValues values, CancellationToken ct)
    {
        IndexQuery[] all = [.. facts.Select(fact => new IndexQuery.Fact(fact))];
        if (all.Length == 0) return SearchPart.Nothing.It;
        var authors = await index.FindAsync(SearchKinds.Account, new IndexQuery.All(all), FewAuthors + 1, ct);
        if (authors.Count == 0) return SearchPart.Nothing.It;
        if (authors.Count <= FewAuthors)
            return Indexed(new IndexQuery.Any([.. authors.Select(id => new IndexQuery.Fact(SearchFacts.From(new AccountId(id))))]));
        return new SearchPart.Condition(index.HasSql(SearchKinds.Account, values.Add(index.Asked(new IndexQuery.All(all))), "p.author_id"));
    }

    private static SearchPart Tagged(IReadOnlyList<string> names) =>
        Indexed(new IndexQuery.Any([.. names.Select(name => new IndexQuery.Fact(SearchFacts.Tag(name)))]));

    private static SearchPart Fact(AccountId? person, Func<AccountId, string> name) =>
        person is { } known ? Indexed(new IndexQuery.Fact(name(known))) : SearchPart.Nothing.It;

    private static SearchPart Indexed(IndexQuery query) => new SearchPart.Indexed(query);

    private static SearchPart Among(string? ids) => ids is null ? SearchPart.Nothing.It : new SearchPart.Among(ids);

    private static bool Same(string one, string other) => FoldedText.Of(one) == FoldedText.Of(other);
}

/// <summary>Who searches, and where their day begins.</summary>
/// <param name="Now">Milliseconds.</param>
public sealed record Searcher(AccountId Id, TimeZoneInfo Zone, long Now)
{
    public DateOnly Today => DateOnly.FromDateTime(WallClock.At(Zone, Now));

    /// <returns>The first id that a post of that day may have.</returns>
    public long BeginningOf(DateOnly day) =>
        day.Year < 1971 ? 0 : day.Year > 4000 ? long.MaxValue : WallClock.First(Zone, day.ToDateTime(TimeOnly.MinValue)) << 16;
}
