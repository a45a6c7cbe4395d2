using System.Net;
using Canteen.Domain;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Gathering;

/// <summary>What apps hear of a tweetchat as it happens.</summary>
public sealed class ChatStreamTests
{
    [Fact]
    public async Task An_app_hears_what_is_said_in_a_chat_and_what_its_hosts_do()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cy) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cy"));
        var chat = await PlannedChat.AnnounceAsync(server, ada);
        await chat.GoToAsync(1);
        await using var stream = await AppStream.OpenAsync(bo, $"chat?chat={chat.Id}");
        await ada.PostJsonAsync($"{chat.Api}/questions/{chat.Questions[1]}/ask");
        var heard = new[] { await stream.HearAsync(), await stream.HearAsync() };
        Assert.Equal(["chat_changed", "update"], heard.Select(one => one.Event).Order(StringComparer.Ordinal));
        var changed = heard.Single(one => one.Event == "chat_changed").Json;
        Assert.Equal((chat.Id.ToString(), "live", chat.Questions[1]),
            (changed.Text("id"), changed.Text("state"), changed.Text("question_id")));
        await bo.PublishAsync("Nothing of the chat #tea");
        await ada.PostJsonAsync($"{chat.Api}/people/{cy.Id}/mute");
        await cy.PublishAsync("A1 disturbing #NightOwls");
        var answer = await bo.PublishAsync("A1 noise #NightOwls");
        Assert.Equal(("update", answer), (await stream.HearAsync()) is var update ? (update.Event, update.Id) : default);
        await ada.PostJsonAsync($"{chat.Api}/answers/{answer}/rule", new { ruling = "remove", reason = "Names a patient" });
        Assert.Equal(("delete", answer), (await stream.HearAsync()) is var gone ? (gone.Event, gone.Payload) : default);
        var other = await bo.PublishAsync("A1 and light #NightOwls");
        Assert.Equal(other, (await stream.HearAsync()).Id);
        await bo.DeleteJsonAsync($"/api/v1/statuses/{other}");
        Assert.Equal(("delete", other), (await stream.HearAsync()) is var deleted ? (deleted.Event, deleted.Payload) : default);
        await ada.PostJsonAsync($"{chat.Api}/end");
        Assert.Equal("over", (await stream.HearAsync()).Json.Text("state"));
    }

    [Fact]
    public async Task Nobody_listens_to_a_chat_that_they_may_not_know_of()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var chat = await PlannedChat.AnnounceAsync(server, ada, ChatAudience.Members);
        await ada.PostJsonAsync($"/api/v1/accounts/{bo.Id}/block");
        foreach (var (name, status) in new[]
            {
                (chat.Id.ToString(), HttpStatusCode.Unauthorized), ("123", HttpStatusCode.Unauthorized),
                ("tea", HttpStatusCode.Unauthorized), ("", HttpStatusCode.BadRequest),
            })
            Assert.Equal(status, (await bo.GetAsync($"/api/v1/streaming/chat?chat={name}")).StatusCode);
    }
}
