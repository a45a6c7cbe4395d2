using Canteen.Core.Paging;
using Canteen.Core.Search;
using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>What each of many searches finds, for each of several people: the lines of <c>cases.txt</c>.</summary>
public sealed class SearchCaseTests(SearchWorld world) : IClassFixture<SearchWorld>
{
    /// <summary>Who searches, what they type, and the names of the posts that they find, the newest first.</summary>
    public static readonly TheoryData<string, string, string> Cases = Read();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_search_finds(string who, string query, string names) => Assert.Equal(names, await world.FindAsync(who, query));

    [Fact]
    public async Task Words_in_many_posts_are_found_among_what_somebody_kept_as_rare_ones_are()
    {
        var services = world.Server.Services;
        var (search, index) = (services.GetRequiredService<SearchPosts>(), services.GetRequiredService<SearchIndex>());
        var compared = 0;
        foreach (var (who, typed, _) in Cases.Select(row => row.Data))
        {
            if (!QueryReader.Read(typed).Is(out var request, out _) || request.Query is null) continue;
            var searcher = new Searcher(world[who].Id, TimeZoneInfo.Utc, world.Server.Clock.GetUtcNow().ToUnixTimeMilliseconds());
            var plan = await services.GetRequiredService<PlanSearch>().RunAsync(request.Query, searcher, null, CancellationToken.None);
            if (plan is not { Among.Count: > 0, Words: { } words }) continue;
            var each = plan.AskingEach(index.HasSql(SearchKinds.Post, words, "p.id"));
            Assert.Equal(await IdsAsync(plan), await IdsAsync(each));
            compared++;

            async Task<List<PostId>> IdsAsync(SearchPlan asked) =>
                [.. (await search.RunAsync(asked, searcher.Id, new PageWindow(20), CancellationToken.None)).Posts.Select(post => post.Id)];
        }
        Assert.InRange(compared, 4, int.MaxValue);
    }

    [Fact]
    public async Task Only_members_search_posts()
    {
        var answer = await world.Server.Visitor().GetStringAsync("/api/v2/search?q=tea");
        Assert.Contains("\"statuses\":[]", answer, StringComparison.Ordinal);
    }

    private static TheoryData<string, string, string> Read()
    {
        var cases = new TheoryData<string, string, string>();
        using var file = typeof(SearchCaseTests).Assembly.GetManifestResourceStream("Canteen.Tests.Server.Reading.Searching.cases.txt")!;
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == ';') continue;
            var arrow = line.IndexOf(" =>", StringComparison.Ordinal);
            var asked = line[..arrow].Split(": ", 2);
            cases.Add(asked[0], asked[1], line[(arrow + 3)..].Trim());
        }
        return cases;
    }
}
