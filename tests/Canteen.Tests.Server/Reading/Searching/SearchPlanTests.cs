using Canteen.Core.Viewers;
using Canteen.Features.People.Profiles;
using Canteen.Features.Posting.Posts;
using Canteen.Core.People;
using Canteen.Core.Search;
using Canteen.Features.Reading.Search;
using Canteen.Storage;
using Canteen.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>No search reads a whole table, whatever is asked.</summary>
public sealed class SearchPlanTests(SearchWorld world) : IClassFixture<SearchWorld>
{
    /// <summary>By their names, or as the queries call them.</summary>
    private static readonly string[] Tables =
        ["p", "a", "b", "o", "t", "k", "m", "f", "h", "w", "posts", "accounts", "mentions", "favourites"];

    [Theory]
    [InlineData("tea")]
    [InlineData("tea from:ben before:today -is:reply")]
    [InlineData("is:favourited")]
    [InlineData("is:bookmarked tea")]
    [InlineData("is:boosted is:pinned")]
    [InlineData("in:library lavender")]
    [InlineData("in:home role:nurse organisation:riverside")]
    [InlineData("in:\"Clinic people\" (tea OR is:favourited)")]
    public async Task A_search_goes_by_indexes(string typed)
    {
        Assert.True(QueryReader.Read(typed).Is(out var request, out _));
        var services = world.Server.Services;
        var who = new Searcher(world["amara"].Id, TimeZoneInfo.Utc, world.Server.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        var plan = await services.GetRequiredService<PlanSearch>().RunAsync(request.Query!, who, null, CancellationToken.None);
        var args = new DynamicParameters(plan.Values.All);
        args.AddDynamicParams(new { viewer = who.Id.Value, above = 0L, below = long.MaxValue, most = 60, ids = new List<long> { 1 } });
        await GoesByIndexesAsync(SearchPosts.IdsSql(plan, services.GetRequiredService<SearchIndex>()), args);
        await GoesByIndexesAsync(SearchPosts.PassedSql(plan, services.GetRequiredService<MarkedPosts>()), args);
    }

    [Theory]
    [InlineData(PostDocuments.LoadSql)]
    [InlineData(PostDocuments.MentionsSql)]
    [InlineData(PostSource.BelowSql)]
    [InlineData(AccountDocuments.LoadSql)]
    [InlineData(AccountDocuments.BelowSql)]
    public Task What_goes_into_the_index_is_found_by_its_id(string sql) =>
        GoesByIndexesAsync(sql, new { ids = new List<long> { 1 }, below = long.MaxValue, most = 100 });

    [Theory]
    [InlineData(SuggestAccounts.Sql)]
    [InlineData(SearchVocabulary.BelowSql)]
    [InlineData(SearchVocabulary.AboveSql)]
    [InlineData(SearchVocabulary.WordsSql)]
    public Task What_is_suggested_is_found_by_how_it_begins(string sql) =>
        GoesByIndexesAsync(
            sql,
            new
            {
                ids = new List<long> { 1 }, end = long.MaxValue, Slice = 500, viewer = 1L, handle = "am", HandleEnd = "am~", word = "am",
                WordEnd = SearchKey.EndOf("am"), LookedAt = 200,
            });

    /// <summary>All documents in their order would come too, by the primary key, which takes as long as there are documents.</summary>
    [Fact]
    public async Task A_rare_word_is_looked_up_among_the_words()
    {
        Assert.SkipUnless(TestDatabase.OnPostgres, "SQLite's index of words can be read in one way only.");
        var index = world.Server.Services.GetRequiredService<SearchIndex>();
        var sql = index.IdsBetweenSql(SearchKinds.Post, "asked", upwards: false);
        var args = new { asked = index.Asked(new IndexQuery.Word("quokka")), above = 0L, below = long.MaxValue, most = 60 };
        Assert.Contains(
            "Bitmap Index Scan on search_index_terms", await world.Server.Database.PlanOfAsync(sql, args, bitmaps: true),
            StringComparison.Ordinal);
    }

    private async Task GoesByIndexesAsync(string sql, object args)
    {
        var plan = await world.Server.Database.PlanOfAsync(sql, args, bitmaps: sql.Contains("search_index", StringComparison.Ordinal));
        foreach (var table in Tables) Assert.False($"\n{plan}\n".Contains($"\nSCAN {table}\n", StringComparison.Ordinal), $"{sql}\n{plan}");
        Assert.False(plan.Contains("Seq Scan", StringComparison.Ordinal), $"{sql}\n{plan}");
    }
}
