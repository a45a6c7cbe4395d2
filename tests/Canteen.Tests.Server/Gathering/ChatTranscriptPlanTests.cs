using Canteen.Features.Gathering.Tweetchats.Figures;
using Canteen.Features.Gathering.Tweetchats.Transcript;
using Canteen.Testing;

namespace Canteen.Tests.Server.Gathering;

/// <summary>What is read of a transcript again and again is read by an index, in its order.</summary>
public sealed class ChatTranscriptPlanTests
{
    public static readonly TheoryData<string> Queries =
    [
        ReadEntries.Sql, ReadSections.AnswersSql, ReadSections.RepliesSql, ReadLinks.Sql, SearchTranscript.Sql, ReadFigures.MinutesSql,
        ReadFigures.SumSql,
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_transcript_is_read_without_scans_and_sorts(string sql)
    {
        await using var server = await TestServer.StartAsync();
        var args = new { chat = 1L, id = 1L, question = 1L, after = 0L, limit = 51, Slice = 200, MostReplies = 200 };
        var plan = await server.Database.PlanOfAsync(sql, args);
        Assert.False(QueryPlan.ScansOrSorts(plan), plan);
    }
}
