using Canteen.Features.Gathering.Tweetchats.Planning;
using Canteen.Testing;

namespace Canteen.Tests.Server.Gathering;

/// <summary>The queries of the agenda find their rows by an index.</summary>
public sealed class ChatPlanTests
{
    private static readonly object Args = new
    {
        viewer = 2L, At = 1L, Id = 1L, id = 1L, Limit = 21, Tags = new[] { "tea" }, Before = 9L, After = 1L, host = 1L,
        Ids = new[] { 1L, 2L }, Chat = 1L, Bit = 1L, From = 1L, at = 1L, Slice = 200, Key = "ada", Now = 1L, Most = 9,
    };

    [Fact]
    public async Task The_agenda_and_what_stands_beside_a_chat_are_found_by_index()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var (sql, index) in new[]
            {
                (ListChats.Sql(ChatShelf.Upcoming), "chats_start"), (ListChats.Sql(ChatShelf.Finished), "chats_end"),
                (ListChats.Sql(ChatShelf.Mine), "chat_hosts"), (TagClash.Sql, "chats_tag"), (TagClash.TakenSql, "chats_tag"),
                (ProposeChat.OpenSql, "chats_host"), (ChatHydrator.CountsSql, ""), (ChatHydrator.OwnSql, ""),
                (TellGoers.GoersSql, "chat_goers"), (CalendarFiles.Sql, "chats_end"),
                (HostRows.RowsSql, "chat_hosts"), (PlanRows.ReadingSql, "chat_reading"),
            })
        {
            var plan = await server.Database.PlanOfAsync(sql, Args);
            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN c\n", plan, StringComparison.Ordinal);
        }
    }
}
