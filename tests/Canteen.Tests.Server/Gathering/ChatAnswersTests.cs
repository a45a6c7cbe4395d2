using System.Net;
using System.Text.Json;
using Canteen.Domain;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Gathering;

public class ChatAnswersTests
{
    [Fact]
    public async Task An_answer_from_any_app_lands_on_its_question_and_stays_out_of_homes_that_do_not_want_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cy) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cy"));
        await cy.FollowAsync(bo);
        var chat = await PlannedChat.AnnounceAsync(server, ada);
        await chat.GoToAsync(21);
        var asked = await chat.AskedAsync();
        var labelled = await bo.PublishAsync("A2: we dim the lights #nightowls");
        var reply = await bo.PublishAsync("Ear plugs! #NightOwls", replyTo: asked[1].Post);
        var loose = await bo.PublishAsync("What a good hour this is #NightOwls");
        var outside = await bo.PublishAsync("A2 without its hashtag");
        var quiet = await bo.PublishAsync("A2 for my followers #NightOwls", "private");
        await server.DrainAsync();
        Assert.Equal(chat.Questions[2], (await QuestionOfAsync(bo, labelled))?.GetString());
        Assert.Equal(chat.Questions[1], (await QuestionOfAsync(bo, reply))?.GetString());
        Assert.Equal(JsonValueKind.Null, (await QuestionOfAsync(bo, loose))?.ValueKind);
        Assert.Null(await QuestionOfAsync(bo, outside));
        Assert.Null(await QuestionOfAsync(bo, quiet));
        Assert.Equal([labelled], await IdsAsync(bo, $"{chat.Api}/answers?question_id={chat.Questions[2]}"));
        Assert.Equal([loose, reply, labelled, .. asked.Select(one => one.Post).Reverse()], await IdsAsync(bo, $"{chat.Api}/answers"));
        Assert.Equal([quiet, outside], await IdsAsync(cy, "/api/v1/timelines/home"));
        Assert.Equal([1, 1], (await chat.AskedAsync()).Skip(1).Select(one => one.AnswersCount));
    }

    [Fact]
    public async Task Whoever_wants_answers_at_home_has_them_there_from_memory_and_from_the_database()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cy) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cy"));
        await cy.FollowAsync(bo);
        var chat = await PlannedChat.AnnounceAsync(server, ada);
        await chat.GoToAsync(6);
        await cy.PatchJsonAsync("/api/canteen/v1/chats/settings", new { at_home = true });
        Assert.Empty(await IdsAsync(cy, "/api/v1/timelines/home"));
        var one = await bo.PublishAsync("A1 noise #NightOwls");
        Assert.Equal([one], await IdsAsync(cy, "/api/v1/timelines/home"));
        var dee = await server.MemberAsync("dee");
        await dee.FollowAsync(bo);
        Assert.Empty(await IdsAsync(dee, "/api/v1/timelines/home"));
        await bo.PatchJsonAsync("/api/canteen/v1/chats/settings", new { to_followers = true });
        var two = await bo.PublishAsync("A1 and light #NightOwls");
        Assert.Equal([two], await IdsAsync(dee, "/api/v1/timelines/home"));
    }

    [Fact]
    public async Task What_is_written_in_the_room_gets_the_hashtag_and_is_as_public_as_the_chat()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var chat = await PlannedChat.AnnounceAsync(server, ada, ChatAudience.Members);
        await chat.GoToAsync(6);
        var answer = await bo.PostJsonAsync(
            $"{chat.Api}/answers", new { status = "We turned the lights down", question_id = chat.Questions[1] });
        Assert.Equal("nightowls", answer.GetProperty("tags")[0].Text("name"), ignoreCase: true);
        Assert.Equal(chat.Questions[1], answer.GetProperty("canteen").Text("question"));
        using var visitor = server.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/api/v1/statuses/{answer.Text("id")}")).StatusCode);
        // What is for everybody is not in a chat that is for members, unless it answers a post of the chat and so is for members too.
        Assert.Null(await QuestionOfAsync(bo, await bo.PublishAsync("A1 in the open #NightOwls")));
        var reply = await bo.PublishAsync("A1 among us #NightOwls", replyTo: (await chat.AskedAsync())[1].Post);
        Assert.Equal(chat.Questions[1], (await QuestionOfAsync(bo, reply))?.GetString());
        await bo.RefusesAsync(
            $"{chat.Api}/answers", new { status = "Too soon", question_id = chat.Questions[3] }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: This question has not been asked yet");
        await bo.RefusesAsync(
            $"{chat.Api}/answers", new { status = "  " }, HttpStatusCode.UnprocessableEntity, "Validation failed: Text can't be blank");
    }

    [Fact]
    public async Task Answers_before_the_start_and_after_the_end_are_kept_and_marked()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var chat = await PlannedChat.AnnounceAsync(server, ada);
        await chat.GoToAsync(-10);
        var early = await bo.PublishAsync("Looking forward to it #NightOwls");
        await chat.GoToAsync(61);
        var late = await bo.PublishAsync("A3 my sister did #NightOwls");
        await chat.GoToAsync(60 + (25 * 60));
        var tooLate = await bo.PublishAsync("A3 so did mine #NightOwls");
        Assert.Equal(JsonValueKind.Null, (await QuestionOfAsync(bo, early))?.ValueKind);
        Assert.Equal(chat.Questions[3], (await QuestionOfAsync(bo, late))?.GetString());
        Assert.Null(await QuestionOfAsync(bo, tooLate));
        var page = await (await server.BrowserAsync("bo")).GetStringAsync($"{chat.Page}/everything");
        Assert.Contains("Before the start", page, StringComparison.Ordinal);
        Assert.Contains("After the end", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_park_feature_and_take_out_answers_and_mute_whoever_disturbs()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cy) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cy"));
        var chat = await PlannedChat.AnnounceAsync(server, ada);
        await chat.GoToAsync(6);
        var (one, two) = (await bo.PublishAsync("A1 one #NightOwls"), await cy.PublishAsync("A1 two #NightOwls"));
        var answers = $"{chat.Api}/answers?question_id={chat.Questions[1]}";
        Assert.Equal([two, one], await IdsAsync(bo, answers));
        await bo.RefusesAsync(
            $"{chat.Api}/answers/{two}/rule", new { ruling = "park" }, HttpStatusCode.Forbidden, "This action is not allowed");
        await ada.RefusesAsync(
            $"{chat.Api}/answers/{two}/rule", new { ruling = "remove" }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: Say in a few words why the answer is taken out");
        await ada.PostJsonAsync($"{chat.Api}/answers/{two}/rule", new { ruling = "park" });
        Assert.Equal([one], await IdsAsync(bo, answers));
        await ada.PostJsonAsync($"{chat.Api}/answers/{two}/rule", new { ruling = "feature" });
        Assert.Equal([two, one], await IdsAsync(bo, answers));
        Assert.Equal([two], await IdsAsync(bo, $"{chat.Api}/answers?view=featured"));
        await ada.PostJsonAsync($"{chat.Api}/people/{cy.Id}/mute");
        var three = await cy.PublishAsync("A1 three #NightOwls");
        Assert.Equal([one], await IdsAsync(bo, answers));
        Assert.Equal(three, (await cy.GetJsonAsync($"/api/v1/statuses/{three}")).Text("id"));
        await ada.PostJsonAsync($"{chat.Api}/people/{cy.Id}/unmute");
        await server.DrainAsync();
        Assert.Equal([three, two, one], await IdsAsync(bo, answers));
        Assert.Equal(3, (await chat.AskedAsync())[1].AnswersCount);
        await ada.PostJsonAsync($"{chat.Api}/answers/{one}/rule", new { ruling = "remove", reason = "Names a patient" });
        await cy.DeleteJsonAsync($"/api/v1/statuses/{two}");
        await server.DrainAsync();
        Assert.Equal([three], await IdsAsync(bo, answers));
        Assert.Equal(1, (await chat.AskedAsync())[1].AnswersCount);
    }

    [Fact]
    public async Task Whoever_listens_attends_minute_by_minute_in_however_many_tabs()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var chat = await PlannedChat.AnnounceAsync(server, ada);
        await chat.GoToAsync(1);
        using var tab = await server.BrowserAsync("bo");
        for (var i = 0; i < 3; i++) await tab.GetStringAsync($"{chat.Page}/everything");
        await chat.GoToAsync(6);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bo.PostJsonAsync($"{chat.Api}/attendance")));
        await tab.GetStringAsync($"{chat.Page}/head");
        var attendance = await bo.GetJsonAsync($"{chat.Api}/attendance");
        Assert.Equal(2, attendance.GetProperty("minutes").GetInt32());
        Assert.Equal(2, attendance.GetProperty("questions_seen").GetInt32());
        Assert.Equal(0, attendance.GetProperty("posts").GetInt32());
        await chat.GoToAsync(70);
        await bo.PostJsonAsync($"{chat.Api}/attendance");
        Assert.Equal(2, (await bo.GetJsonAsync($"{chat.Api}/attendance")).GetProperty("minutes").GetInt32());
        Assert.Equal(0, (await ada.GetJsonAsync($"{chat.Api}/attendance")).GetProperty("minutes").GetInt32());
    }

    [Fact]
    public async Task Somebody_reads_their_own_part_is_named_if_they_want_and_thanks_the_hosts_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        await server.MemberAsync("cy");
        var chat = await PlannedChat.AnnounceAsync(server, ada);
        using var browser = await server.BrowserAsync("bo");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{chat.Page}/mine")).StatusCode);
        await chat.GoToAsync(1);
        await browser.GetStringAsync($"{chat.Page}/everything");
        Assert.Contains("1 minute while", await browser.GetStringAsync($"{chat.Page}/mine"), StringComparison.Ordinal);
        using var other = await server.BrowserAsync("cy");
        Assert.DoesNotContain("/@bo", await other.GetStringAsync($"{chat.Page}/head"), StringComparison.Ordinal);
        var page = await browser.PageAsync($"{chat.Page}/mine");
        await browser.SubmitAsync(page.QuerySelector("form[action$='/mine/named']"));
        for (var i = 0; i < 2; i++) await browser.SubmitAsync(page.QuerySelector("form[action$='/mine/thanks']"));
        server.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("/@bo", await other.GetStringAsync($"{chat.Page}/head"), StringComparison.Ordinal);
        using var host = await server.BrowserAsync("ada");
        Assert.Contains("1 person thanked you", await host.GetStringAsync($"{chat.Page}/desk"), StringComparison.Ordinal);
        await bo.RefusesAsync($"{chat.Api}/hold", null, HttpStatusCode.Forbidden, "This action is not allowed");
    }

    private static async Task<JsonElement?> QuestionOfAsync(Member who, string post) =>
        (await who.GetJsonAsync($"/api/v1/statuses/{post}")).TryGetProperty("canteen", out var canteen)
            ? canteen.GetProperty("question")
            : null;

    private static async Task<List<string>> IdsAsync(Member who, string path) =>
        [.. (await who.GetJsonAsync(path)).EnumerateArray().Select(post => post.Text("id"))];
}
