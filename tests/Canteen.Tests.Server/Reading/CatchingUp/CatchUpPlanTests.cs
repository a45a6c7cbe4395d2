using Canteen.Features.Reading.CatchUp;
using Canteen.Features.Reading.CatchUp.Mail;
using Canteen.Features.Reading.CatchUp.Sources;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.CatchingUp;

/// <summary>What somebody missed is found by indexes, and by as many queries however much it is.</summary>
public sealed class CatchUpPlanTests
{
    private static readonly string[] Tables =
        ["p", "e", "t", "a", "f", "c", "n", "g", "m", "h", "x", "posts", "accounts", "follows", "role_changes", "catch_up_stops"];

    [Theory]
    [InlineData(QuietPeople.Sql)]
    [InlineData(RisingTags.Sql)]
    [InlineData(NewRoles.Sql)]
    [InlineData(NewFaces.Sql)]
    [InlineData(FindSpan.MarkSql)]
    [InlineData(MailRows.FindSql)]
    [InlineData(FindStop.Sql)]
    [InlineData(SendCatchUp.RecipientSql)]
    [InlineData(RoleRows.OldSql)]
    [InlineData(MailRows.OldStopsSql)]
    [InlineData(DiscussedThreads.Sql)]
    [InlineData(OpenQuestions.Sql)]
    public async Task Every_query_goes_by_indexes(string sql)
    {
        await using var server = await TestServer.StartAsync();
        var plan = await server.Database.PlanOfAsync(
            sql,
            new
            {
                viewer = 1L, me = 1L, account = 1L, People = new[] { 1L }, Above = 0L, Below = long.MaxValue, Most = 9, Looked = 10,
                Uses = 10, Names = new[] { "tea" }, From = 0L, To = 1L, Organisation = "x", Profession = "y", Followers = 9, Hash = "h",
                Before = 1L, Threads = new[] { 1L }, Answers = 9, Questions = new[] { 1L },
            });
        foreach (var table in Tables) Assert.False($"\n{plan}\n".Contains($"\nSCAN {table}\n", StringComparison.Ordinal), $"{sql}\n{plan}");
        Assert.False(plan.Contains("Seq Scan", StringComparison.Ordinal), $"{sql}\n{plan}");
    }

    [Fact]
    public async Task As_many_queries_are_asked_however_much_there_is_to_read()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var circle = await server.CircleAsync("ben", "cath", "dev");
        await TalkAsync(6);
        var few = await CountAsync();
        await TalkAsync(6);
        Assert.Equal(few, await CountAsync());

        async Task TalkAsync(int rounds)
        {
            for (var i = 0; i < rounds; i++)
            {
                var asked = await circle[1].PublishAsync($"Who has {i}? #tea https://example.org/{i}");
                foreach (var member in circle.Skip(1)) await member.PublishAsync($"Not me. #tea https://example.org/{i}", replyTo: asked);
            }
        }

        async Task<int> CountAsync()
        {
            await server.CatchUpAsync(circle[0]);
            return await CountingEngine.DuringAsync(server, () => circle[0].GetJsonAsync($"{CatchUpTools.Api}?span=12h"));
        }
    }
}
