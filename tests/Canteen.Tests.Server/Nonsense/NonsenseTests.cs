using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Door;

namespace Canteen.Tests.Server.Nonsense;

/// <summary>Sends nonsense to every route: the answer is a 4xx with a sentence, or the nonsense is harmless; never a 500.</summary>
public class NonsenseTests
{
    private int _tried;

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 4 };

    /// <summary>Routes that would end something that the rest of a run needs; they are tried with nothing to end.</summary>
    private static readonly Dictionary<string, string> Ends = new()
    {
        ["/oauth/revoke"] = "It would revoke the token that asks.",
    };

    [Fact]
    public async Task Nobody_gets_a_500_out_of_a_path_or_a_query()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var theirs = await (await server.MemberAsync("bashir")).PublishAsync("Not for ada", "private");
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(RouteTable.Of(server), AtOnce, async (route, _) =>
        {
            foreach (var path in route.HasParameters ? Gibberish.PathValues.Append(theirs).Append("112233").Select(route.Path) : [])
            {
                await TryAsync(ada.Client, server.Visitor(), route, path, null, wrong);
            }
            foreach (var query in Gibberish.Queries)
                await TryAsync(ada.Client, server.Visitor(), route, route.Path("1") + query, null, wrong);
        });
        Judge(server, wrong, atLeast: 1_000);
    }

    [Fact]
    public async Task Nobody_gets_a_500_out_of_a_body()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var mine = await ada.PublishAsync("Mine");
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(RouteTable.Of(server).Where(
            r => r.Changes && !r.NeedsFormToken && !Ends.ContainsKey(r.Pattern)), AtOnce, async (route, _) =>
        {
            foreach (var body in Gibberish.Bodies()) await TryAsync(ada.Client, server.Visitor(), route, route.Path(mine), body, wrong);
        });
        Judge(server, wrong, atLeast: 1_000);
    }

    [Fact]
    public async Task Nobody_gets_a_500_out_of_a_form()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var mine = await ada.PublishAsync("Mine");
        var wrong = new ConcurrentBag<string>();
        foreach (var route in RouteTable.Of(server).Where(r => r.NeedsFormToken))
        {
            // A new browser for each route, because some of the forms sign it out.
            using var browser = await server.BrowserAsync("ada");
            browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            var token = Forms.TokenIn(await browser.GetStringAsync("/home"));
            foreach (var fields in await FormsAsync(token)) await TryAsync(browser, browser, route, route.Path(mine), fields, wrong);
        }
        Judge(server, wrong, atLeast: 1_000);
    }

    private void Judge(TestServer server, ConcurrentBag<string> wrong, int atLeast)
    {
        List<string> errors = [.. server.Log.Lines.Where(l => l.StartsWith("Error", StringComparison.Ordinal))];
        // Whole, because what is wrong once in thousands of requests may not be seen again.
        Assert.True(
            wrong.IsEmpty && errors.Count == 0, string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(30).Concat(errors.Take(5))));
        Assert.True(_tried >= atLeast, $"Only {_tried} requests: most routes were not tried.");
    }

    private static async Task<List<HttpContent>> FormsAsync(string token)
    {
        var forms = new List<HttpContent>();
        foreach (var body in Gibberish.Bodies().OfType<FormUrlEncodedContent>())
        {
            var fields = await body.ReadAsStringAsync();
            var form = $"__RequestVerificationToken={Uri.EscapeDataString(token)}&{fields}";
            forms.Add(new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));
        }
        forms.Add(new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
        return forms;
    }

    private async Task TryAsync(
        HttpClient person, HttpClient visitor, Route route, string path, HttpContent? body, ConcurrentBag<string> wrong)
    {
        foreach (var client in body is null ? [person, visitor] : new[] { person })
        {
            using var question = new HttpRequestMessage(new HttpMethod(route.Method), path) { Content = body };
            Interlocked.Increment(ref _tried);
            // Headers first, because a stream of events has no end.
            using var answer = await client.SendAsync(question, HttpCompletionOption.ResponseHeadersRead);
            if (await ComplaintAsync(route, answer) is { } complaint)
                wrong.Add($"{route}: {complaint} for {Shown(path)} {await ShownAsync(body)}");
        }
    }

    private static async Task<string?> ComplaintAsync(Route route, HttpResponseMessage answer)
    {
        var code = (int)answer.StatusCode;
        // "Not ready" is an answer, and the right one when there are more requests than the machine can handle.
        if (code == 503 && route.Pattern == "/health/ready") return null;
        if (code >= 500) return code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // Without an id the request never reached our code: Kestrel refused a request line that it could not read.
        if (code < 400 || !route.AnswersJson || !answer.Headers.Contains("X-Request-Id")) return null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/json") return $"{code} as {answer.Content.Headers.ContentType}";
        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        return json.TryGetProperty("error", out var error) && !string.IsNullOrWhiteSpace(error.GetString())
            ? null
            : $"{code} without a sentence";
    }

    private static async Task<string> ShownAsync(HttpContent? body) => body is null ? "" : Shown(await body.ReadAsStringAsync());

    private static string Shown(string text) => text.Length <= 120 ? text : text[..120] + "...";
}
