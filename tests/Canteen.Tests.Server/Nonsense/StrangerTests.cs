using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Canteen.Features.Platform.Access;
using Canteen.Testing;

namespace Canteen.Tests.Server.Nonsense;

/// <summary>Every route that needs a known caller, called by everybody else.</summary>
public class StrangerTests
{
    private const string Body = """{"status":"Let me in","id":["1"],"display_name":"Mallory","home":{"last_read_id":"1"},"title":"x"}""";

    [Fact]
    public async Task Without_the_right_token_nothing_is_done_and_the_refusal_says_why()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var mine = await ada.PublishAsync("Mine");
        var narrow = await server.SecondTokenAsync(ada, "profile");
        await server.DrainAsync();
        var before = await DatabaseDump.TakeAsync(server);
        var wrong = new List<string>();
        foreach (var route in RouteTable.Of(server).Where(r => r.IsGuarded))
        {
            foreach (var (who, token, expected) in Callers(route, narrow.Token))
            {
                using var answer = await AskAsync(server, route, mine, token);
                if (!expected.Contains(answer.StatusCode)) wrong.Add($"{route} by {who}: {(int)answer.StatusCode}");
                else if (route.AnswersJson && !await HasSentenceAsync(answer)) wrong.Add($"{route} by {who}: no sentence");
            }
        }
        Assert.Empty(wrong);
        await server.DrainAsync();
        Assert.Equal(before, await DatabaseDump.TakeAsync(server));
    }

    [Fact]
    public async Task An_app_without_a_person_is_no_person()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var token = Secret<AccessToken>.New();
        await server.SqlAsync(
            "INSERT INTO tokens (id, token_hash, scopes, created_at) VALUES (@Id, @Hash, 'read write follow push profile admin:read admin:write', 1)",
            new { Id = 1L, token.Hash });
        await server.DrainAsync();
        var before = await DatabaseDump.TakeAsync(server);
        var wrong = new List<string>();
        foreach (var route in RouteTable.Of(server).Where(r => r.IsApi && r.Rule is { Need: AccessNeed.Person }))
        {
            using var answer = await AskAsync(server, route, ada.Id.ToString(), token.Text);
            if (answer.StatusCode != HttpStatusCode.UnprocessableEntity || !await HasSentenceAsync(answer))
                wrong.Add($"{route}: {(int)answer.StatusCode}");
        }
        Assert.Empty(wrong);
        Assert.Equal(before, await DatabaseDump.TakeAsync(server));
    }

    private static IEnumerable<(string Who, string? Token, HttpStatusCode[] Expected)> Callers(Route route, string narrow)
    {
        if (route.Rule!.Need == AccessNeed.Browser)
        {
            // Redirected to the sign-in page; a form without its token is refused before that.
            HttpStatusCode[] turnedAway = [HttpStatusCode.SeeOther, HttpStatusCode.Found, HttpStatusCode.BadRequest,
            HttpStatusCode.Unauthorized];
            yield return ("a visitor", null, turnedAway);
            yield return ("a token", narrow, turnedAway);
            yield break;
        }
        // Streams of our own pages are outside the API and do not accept tokens.
        if (!route.AnswersJson)
        {
            yield return ("a visitor", null, [HttpStatusCode.Unauthorized]);
            yield break;
        }
        yield return ("a visitor", null, [HttpStatusCode.Unauthorized]);
        yield return ("a token that is none", "nonsense", [HttpStatusCode.Unauthorized]);
        yield return ("a token with a NUL", "%00", [HttpStatusCode.Unauthorized]);
        if (route.Rule.AnyOf is { Count: > 0 } scopes && !scopes.Contains("profile"))
            yield return ("a token without the scope", narrow, [HttpStatusCode.Forbidden]);
    }

    private static Task<HttpResponseMessage> AskAsync(TestServer server, Route route, string value, string? token)
    {
        var question = new HttpRequestMessage(new HttpMethod(route.Method), route.Path(value));
        if (route.Changes) question.Content = new StringContent(Body, Encoding.UTF8, "application/json");
        if (token is not null) question.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return server.Visitor().SendAsync(question, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<bool> HasSentenceAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/json"
        && JsonElement.Parse(await answer.Content.ReadAsStringAsync()).TryGetProperty("error", out var error)
            && error.GetString()!.Contains(' ', StringComparison.Ordinal);
}
