using System.Net;
using Canteen.Domain;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Gathering;

public class ChatRunningTests
{
    [Fact]
    public async Task The_clock_opens_a_chat_asks_each_question_at_its_time_and_closes_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        await bo.FollowAsync(ada);
        var chat = await PlannedChat.AnnounceAsync(server, ada);
        await chat.GoToAsync(-1);
        Assert.Equal(ChatState.Announced, await chat.StateAsync());
        await chat.GoToAsync(0);
        Assert.Equal(ChatState.Live, await chat.StateAsync());
        Assert.Single(await chat.AskedAsync());
        await chat.GoToAsync(20);
        Assert.Equal(3, (await chat.AskedAsync()).Count);
        var newest = (await bo.GetJsonAsync("/api/v1/timelines/home"))[0];
        Assert.Contains("Q2: What did you change?", newest.GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal("nightowls", newest.GetProperty("tags")[0].Text("name"), ignoreCase: true);
        Assert.Equal(chat.Id.ToString(), newest.GetProperty("canteen").Text("chat"));
        Assert.Equal(chat.Questions[2], newest.GetProperty("canteen").Text("question"));
        await chat.GoToAsync(60);
        Assert.Equal(ChatState.Over, await chat.StateAsync());
        Assert.Equal(5, (await chat.AskedAsync()).Count);
    }

    [Fact]
    public async Task Two_hosts_who_ask_a_question_at_once_ask_it_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var chat = await PlannedChat.AnnounceAsync(server, ada, hosts: bo);
        await chat.GoToAsync(1);
        var path = $"{chat.Api}/questions/{chat.Questions[1]}/ask";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? ada : bo).PostAsync(path)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await chat.GoToAsync(7);
        Assert.Equal(2, (await chat.AskedAsync()).Count);
        var posts = await ada.GetJsonAsync($"{chat.Api}/answers?limit=40");
        Assert.Equal(2, posts.GetArrayLength());
    }

    [Fact]
    public async Task While_it_is_held_the_clock_asks_nothing_and_then_goes_on()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var chat = await PlannedChat.AnnounceAsync(server, ada);
        await chat.GoToAsync(6);
        await ada.PostJsonAsync($"{chat.Api}/hold");
        await chat.GoToAsync(40);
        Assert.Equal(2, (await chat.AskedAsync()).Count);
        await ada.PostJsonAsync($"{chat.Api}/continue");
        await server.DrainAsync();
        Assert.Equal(3, (await chat.AskedAsync()).Count);
        // The next one is overdue too, but nobody could answer both at once.
        await chat.GoToAsync(44);
        Assert.Equal(3, (await chat.AskedAsync()).Count);
        await chat.GoToAsync(45);
        Assert.Equal(4, (await chat.AskedAsync()).Count);
    }

    [Fact]
    public async Task A_host_gives_it_more_time_also_when_it_is_just_over()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var chat = await PlannedChat.AnnounceAsync(server, ada);
        await chat.GoToAsync(10);
        await ada.PostJsonAsync($"{chat.Api}/extend");
        await chat.GoToAsync(65);
        Assert.Equal(ChatState.Live, await chat.StateAsync());
        await ada.PostJsonAsync($"{chat.Api}/end");
        await ada.PostJsonAsync($"{chat.Api}/end");
        Assert.Equal(ChatState.Over, await chat.StateAsync());
        await chat.GoToAsync(80);
        await ada.PostJsonAsync($"{chat.Api}/extend");
        Assert.Equal(ChatState.Live, await chat.StateAsync());
        await chat.GoToAsync(91);
        Assert.Equal(ChatState.Over, await chat.StateAsync());
        await chat.GoToAsync(200);
        await ada.RefusesAsync($"{chat.Api}/extend", null, HttpStatusCode.UnprocessableEntity, "Validation failed: The chat is not live");
    }

    [Fact]
    public async Task When_a_host_is_suspended_another_goes_on_and_with_none_it_ends()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var chat = await PlannedChat.AnnounceAsync(server, ada, hosts: bo);
        await chat.GoToAsync(1);
        await SuspendAsync(server, ada);
        await chat.GoToAsync(6);
        var asked = await chat.AskedAsync();
        Assert.Equal(2, asked.Count);
        Assert.Equal("bo", (await bo.PostOfAsync(asked[1].Post)).GetProperty("account").Text("username"));
        await SuspendAsync(server, bo);
        await server.DrainAsync();
        Assert.Equal(ChatState.Over, await chat.StateAsync());
    }

    [Fact]
    public async Task Only_hosts_do_what_hosts_do_and_others_do_not_learn_of_a_members_chat()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var chat = await PlannedChat.AnnounceAsync(server, ada, ChatAudience.Members);
        await chat.GoToAsync(1);
        foreach (var act in (string[])["open", "end", "hold", "continue", "extend", $"questions/{chat.Questions[1]}/ask"])
            await bo.RefusesAsync($"{chat.Api}/{act}", null, HttpStatusCode.Forbidden, "This action is not allowed");
        using var visitor = server.Visitor();
        foreach (var path in (string[])[$"{chat.Api}/answers", $"{chat.Page}/everything", $"{chat.Page}/head",
            $"{chat.Page}/questions/{chat.Questions[0]}", $"/live/chat?name={chat.Id}"])
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).StatusCode);
        await ada.PostJsonAsync($"/api/v1/accounts/{bo.Id}/block");
        Assert.Equal(HttpStatusCode.NotFound, (await bo.GetAsync($"{chat.Api}/answers")).StatusCode);
        await bo.RefusesAsync($"{chat.Api}/end", null, HttpStatusCode.NotFound, "Record not found");
    }

    private static Task SuspendAsync(TestServer server, Member member) => server.Database.WriteAsync(
        async tx =>
        {
            await tx.ExecuteAsync("UPDATE accounts SET suspended_at = @Now WHERE id = @Id", new { member.Id, tx.Now });
            await tx.AnnounceAsync(new AccountSuspended(member.Id));
            return Done.It;
        },
        CancellationToken.None);
}
