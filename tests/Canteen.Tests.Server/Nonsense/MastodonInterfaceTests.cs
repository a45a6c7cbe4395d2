using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Canteen.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Canteen.Tests.Server.Nonsense;

/// <summary>
/// Everything that apps may call is answered: it is done, or refused with a sentence. Nothing that exists is reported as missing.
/// </summary>
public partial class MastodonInterfaceTests
{
    private const string AllScopes = "read write follow push profile admin:read admin:write";
    private const string NotThere = "1";

    [Fact]
    public async Task Every_method_and_path_has_a_route()
    {
        await using var server = await TestServer.StartAsync();
        var routes = RouteTable.Of(server)
            .Select(r => (r.Method, Path: new TemplateMatcher(
                TemplateParser.Parse(Constraint().Replace(r.Pattern.TrimStart('/'), "}")),
                new RouteValueDictionary()))).ToLookup(r => r.Method, r => r.Path);
        var missing = MastodonInterface.All.Select(row => row.Split(' '))
            .Where(row => !routes[row[0]].Any(path => path.TryMatch(Parameter().Replace(row[1], NotThere), new RouteValueDictionary())));
        Assert.Empty(missing.Select(row => string.Join(' ', row)));
    }

    [Fact]
    public async Task What_exists_is_never_said_not_to()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada", AllScopes), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var wrong = new List<string>();
        foreach (var row in MastodonInterface.All.Where(row => !MastodonInterface.MayBeUnknown.ContainsKey(row)))
        {
            var path = row.Replace("{account}", ben.Id.ToString(), StringComparison.Ordinal)
                .Replace("{tag}", "tea", StringComparison.Ordinal);
            if (path.Contains("{post}", StringComparison.Ordinal))
                path = path.Replace("{post}", await ada.PublishAsync("Tea #tea"), StringComparison.Ordinal);
            if (path.Contains('{', StringComparison.Ordinal)) continue;
            using var answer = await AskAsync(server, path, ada.Token);
            var status = (int)answer.StatusCode;
            if (status is 404 or 405 or >= 500) wrong.Add($"{row}: {status}");
            else if (status >= 400 && row.Contains("/api/", StringComparison.Ordinal) && !await HasSentenceAsync(answer))
                wrong.Add($"{row}: {status} without a sentence");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task To_a_stranger_a_post_that_is_not_for_them_is_one_that_is_not_there()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, mallory) = (await server.MemberAsync("ada"), await server.MemberAsync("mallory", AllScopes));
        var hidden = await ada.PublishAsync("For my followers", "private");
        foreach (var row in MastodonInterface.All.Where(row => row.Contains("{post}", StringComparison.Ordinal)))
        {
            foreach (var token in new[] { mallory.Token, null })
            {
                var (real, unreal) = (await TellAsync(server, row, hidden, token), await TellAsync(server, row, NotThere, token));
                Assert.Equal($"{row} {unreal}", $"{row} {real}");
                Assert.Contains(token is null ? "40" : "404", real, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task What_nobody_is_is_not_there()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada", AllScopes);
        var people = MastodonInterface.All.Where(row =>
            row.Contains("{account}", StringComparison.Ordinal) && !row.Contains("/admin/", StringComparison.Ordinal)
                && !row.EndsWith("/in_collections", StringComparison.Ordinal));
        foreach (var row in people)
        {
            using var answer = await AskAsync(server, row.Replace("{account}", NotThere, StringComparison.Ordinal), ada.Token);
            Assert.Equal($"{row} {HttpStatusCode.NotFound}", $"{row} {answer.StatusCode}");
        }
    }

    private static async Task<string> TellAsync(TestServer server, string row, string post, string? token)
    {
        using var answer = await AskAsync(
            server, row.Replace("{post}", post, StringComparison.Ordinal).Replace("{id}", NotThere, StringComparison.Ordinal), token);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    // Streams are not read to their end.
    private static Task<HttpResponseMessage> AskAsync(TestServer server, string row, string? token)
    {
        var (method, path) = (row.Split(' ')[0], row.Split(' ')[1]);
        var question = new HttpRequestMessage(new HttpMethod(method), path);
        if (token is not null) question.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return server.Visitor().SendAsync(question, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<bool> HasSentenceAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync()).TryGetProperty("error", out var error)
            && error.GetString()!.Contains(' ', StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@":[^}]*\}")]
    private static partial Regex Constraint();
}
