using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.People;
using Canteen.Core.Posts;
using Canteen.Core.Synonyms;
using Canteen.Core.Tags;
using Canteen.Features.People.Circle;
using Canteen.Features.People.Directory;
using Canteen.Features.People.FeaturedTags;
using Canteen.Features.People.Follows;
using Canteen.Features.People.Packs;
using Canteen.Features.People.Suggestions;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Reading.Lists;
using Canteen.Features.Reading.MutedThreads;
using Canteen.Features.Safety.Blocks;
using Canteen.Features.Safety.Mutes;
using Canteen.Testing;

namespace Canteen.Tests.Server.People;

/// <summary>The queries about people that pages make find their rows by an index.</summary>
public sealed class PeoplePlanTests
{
    private static readonly object Window = new
    {
        of = 1L, id = 1L, author = 1L, person = 1L, viewer = 2L, me = 2L, tags = new[] { "tea" }, Above = 0L, Now = 1L,
        Below = long.MaxValue, Limit = 20
    };

    [Fact]
    public async Task Accounts_and_relationships_are_found_by_their_ids()
    {
        await using var server = await TestServer.StartAsync();
        var page = new { me = 1L, now = 1L, Ids = Enumerable.Range(1, 20).Select(i => (long)i).ToArray() };
        await FindsAsync(server, AccountHydrator.LoadSql, page);
        await FindsAsync(server, RelationshipHydrator.Sql, page);
    }

    [Theory]
    [InlineData("DESC")]
    [InlineData("ASC")]
    public async Task Lists_of_people_and_of_an_authors_posts_walk_an_index(string order)
    {
        await using var server = await TestServer.StartAsync();
        await FindsAsync(server, ListConnections.Sql("followee_id", "follower_id", order), Window, "follows_followee");
        await FindsAsync(server, ListConnections.Sql("follower_id", "followee_id", order), Window, "follows_follower");
        await FindsAsync(server, ListEndorsed.Sql(order), Window, "follows_endorsed");
        await FindsAsync(server, ListMembers.Sql(order), Window, "list_members_list");
        foreach (var (tag, index) in new[] { (null, "posts_author"), ("tea", "post_tags_author") })
        {
            var filter = new AuthorFilter(WithoutReplies: true, WithoutBoosts: true, Tag: tag);
            await FindsAsync(server, PostsByAuthor.Sql(filter, order), Window, index);
        }
    }

    [Fact]
    public async Task Featured_hashtags_and_their_posts_are_found_and_counted_by_index()
    {
        await using var server = await TestServer.StartAsync();
        await FindsAsync(server, FeaturedTagReader.Sql, new { owner = 1L }, "post_tags_author");
        var plan = await server.Database.PlanOfAsync(SuggestTags.Sql, new { me = 1L, Looked = 500, Most = 10 });
        Assert.Contains("posts_author", plan, StringComparison.Ordinal);
        Assert.Contains("post_tags_post", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_with_a_person_and_their_sizes_are_found_by_index()
    {
        await using var server = await TestServer.StartAsync();
        await FindsAsync(server, ListsWith.Sql, Window, "list_members_account");
        await FindsAsync(server, ListRows.CountSql, new { viewer = 2L, Ids = new[] { 1L, 2L } });
    }

    [Theory]
    [InlineData("DESC")]
    [InlineData("ASC")]
    public async Task Lists_of_what_somebody_does_not_see_walk_an_index(string order)
    {
        await using var server = await TestServer.StartAsync();
        await FindsAsync(server, ListBlocks.Sql(order), Window, "blocks_account");
        await FindsAsync(server, ListMutes.Sql(order), Window, "mutes_account");
        await FindsAsync(server, ListMutedThreads.Sql(order), Window);
        await FindsAsync(server, ListWithoutBoosts.Sql(order), Window, "follows_follower");
    }

    [Fact]
    public async Task The_beginning_of_a_handle_or_of_a_word_of_a_name_is_searched_for_by_index()
    {
        await using var server = await TestServer.StartAsync();
        await FindsAsync(
            server, SearchAccounts.ByHandle + " ORDER BY a.handle_key, a.domain LIMIT @limit",
            new { handle = "ad", HandleEnd = "ad~", domain = "*", limit = 40 }, "accounts_handle");
        await FindsAsync(server, SearchAccounts.ByName, new { word = "ad", WordEnd = SearchKey.EndOf("ad"), Me = 1L });
    }

    [Theory]
    [InlineData("DESC")]
    [InlineData("ASC")]
    public async Task Packs_and_their_people_are_found_by_index(string order)
    {
        await using var server = await TestServer.StartAsync();
        var args = new { id = 1L, pack = 1L, viewer = 2L, me = 2L, Ids = new[] { 1L, 2L }, Above = 0L, Below = long.MaxValue, Limit = 20 };
        await FindsAsync(server, ShowPack.Sql, args);
        await FindsAsync(server, PackQuestions.Sql, args, "pack_people_member");
        foreach (var waiting in new[] { false, true })
            await FindsAsync(server, ListPackPeople.Sql(waiting, order), args, "pack_people_pack");
        await FindsAsync(server, ListPacks.Sql(PackShelf.All, order), args);
        await FindsAsync(server, ListPacks.Sql(PackShelf.Mine, order), args, "packs_account");
        await FindsAsync(server, ListPackItems.Sql, args, "pack_people");
        var of = new { person = 1L, viewer = 2L, Limit = 41, Offset = 0 };
        await FindsAsync(server, ListPacksOf.Sql(isIn: false), of, "packs_account");
        await FindsAsync(server, ListPacksOf.Sql(isIn: true), of, "pack_people");
    }

    [Theory]
    [InlineData("profession=x", "accounts_profession")]
    [InlineData("organisation=x", "accounts_organisation")]
    [InlineData("place=x", "accounts_place")]
    [InlineData("", "accounts_newest")]
    public async Task The_newest_people_of_the_directory_walk_an_index(string part, string index)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var page in new[] { PeoplePageSql.First, PeoplePageSql.After })
        {
            var (sql, args) = Directory(part, PeopleOrder.Newest, page);
            await FindsAsync(server, sql, args, index);
        }
    }

    /// <summary>In the order of posting, what was found by a filter is sorted: an index for each would be written by every post.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("q=ward sister")]
    [InlineData("profession=x")]
    [InlineData("profession=x&organisation=y&place=z")]
    [InlineData("topic=tea")]
    [InlineData("q=ward&profession=x&topic=tea")]
    public async Task No_page_of_the_directory_reads_all_accounts(string parts)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var page in new[] { PeoplePageSql.First, PeoplePageSql.After, PeoplePageSql.Skipping })
        {
            foreach (var order in new[] { PeopleOrder.Newest, PeopleOrder.Active })
            {
                var (sql, args) = Directory(parts, order, page);
                var plan = await server.Database.PlanOfAsync(sql, args);
                Assert.DoesNotContain("Seq Scan on accounts", plan, StringComparison.Ordinal);
                Assert.DoesNotContain(plan.Split('\n'), step => step.StartsWith("SCAN a", StringComparison.Ordinal)
                    && !step.Contains(" INDEX accounts_directory", StringComparison.Ordinal)
                    && !step.Contains(" INDEX accounts_newest", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Suggestions_find_their_rows_by_indexes()
    {
        await using var server = await TestServer.StartAsync();
        var self = new AccountView
        {
            Id = new AccountId(2), Handle = "me", Domain = "", DisplayName = "", Uri = "", Url = "", Profession = "x", Organisation = "y",
        };
        var plan = await server.Database.PlanOfAsync(SuggestionReader.Sql, SuggestionReader.Arguments(self, ["tea"], 1));
        foreach (var index in new[] { "follows_follower", "accounts_organisation", "accounts_profession", "featured_tags_name" })
            Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Split('\n'), step => step.StartsWith("SCAN a", StringComparison.Ordinal)
            && !step.Contains(" INDEX accounts_newest", StringComparison.Ordinal));
        await FindsAsync(server, ListDismissed.Sql("DESC"), Window, "suggestion_dismissals_account");
    }

    [Fact]
    public async Task A_circle_and_who_would_widen_it_find_their_rows_by_indexes()
    {
        await using var server = await TestServer.StartAsync();
        await FindsAsync(server, ReadCircle.Sql, new { viewer = 2L, most = 20 }, "follows_follower");
        await FindsAsync(server, FindDismissed.Sql, new { me = 2L }, "suggestion_dismissals_account");
        var plan = await server.Database.PlanOfAsync(CandidateSql.Sql, CandidateSql.Arguments(new AccountId(2), [new AccountId(3)], 1));
        foreach (var index in new[] { "follows_follower", "accounts_organisation", "accounts_profession", "accounts_place" })
            Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Split('\n'), step => step.StartsWith("SCAN a", StringComparison.Ordinal));
    }

    private static (string Sql, object Args) Directory(string parts, PeopleOrder order, string page)
    {
        var filter = new PeopleFilter(Order: order);
        foreach (var part in parts.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')))
            filter = filter.With(part[0], part[1]);
        var tags = new AliasSet(new Dictionary<string, string>());
        var query = PeopleQuery.Of(filter, tags)!;
        return (query.Sql(page), query.Arguments(tags, 1) with { Below = long.MaxValue, Active = long.MaxValue, Limit = 20 });
    }

    private static async Task FindsAsync(TestServer server, string sql, object args, string index = "")
    {
        var plan = await server.Database.PlanOfAsync(sql, args);
        Assert.False(QueryPlan.ScansOrSorts(plan), $"{sql}\n{plan}");
        Assert.Contains(index, plan);
    }
}
