using System.Text.RegularExpressions;
using Canteen.Testing;
using Canteen.Tests.Server.Nonsense;

namespace Canteen.Tests.Server.Safety;

/// <summary>
/// Opens every door through which somebody reads: each route that is read with GET, with everything in its path that the people of a test
/// have to do with, as an app and as a browser.
/// </summary>
internal sealed partial class DoorWalk(TestServer server, Member reader, IReadOnlyList<string> ids, IReadOnlyList<string> names)
{
    /// <summary>Streams do not end, and have tests of their own. Other servers are answered as visitors are, whoever asks.</summary>
    private static readonly string[] Elsewhere =
    [
        "/live/c", "/live/h", "/live/l", "/live/t", "/live/n", "/api/v1/streaming", "/ap/", "/.well-known", "/users/",
    ];

    /// <summary>What is asked for beside the path.</summary>
    public IReadOnlyList<(string Pattern, string Query)> Queries { get; init; } = [];

    /// <returns>
    /// Each address, with the pattern of its route, behind which one of the words stands. A page may repeat what it was asked for.
    /// </returns>
    public async Task<List<(string Pattern, string Address)>> BehindAsync(params string[] words)
    {
        var found = new List<(string, string)>();
        await foreach (var door in OpenAsync())
        {
            var unasked = words.Where(word => !door.Address.Contains(word, StringComparison.Ordinal));
            if (unasked.Any(word => door.Body.Contains(word, StringComparison.OrdinalIgnoreCase))) found.Add((door.Pattern, door.Address));
        }
        return found;
    }

    /// <summary>All doors one after another, with what is behind them.</summary>
    public async IAsyncEnumerable<Door> OpenAsync()
    {
        using var browser = await server.BrowserAsync(reader.Handle);
        var routes = RouteTable.Of(server).Where(route => route.Method == "GET" && !Elsewhere.Any(route.Pattern.StartsWith)).ToList();
        Assert.Empty(Queries.Select(query => query.Pattern).Except(routes.Select(route => route.Pattern.TrimEnd('/'))));
        foreach (var route in routes)
        {
            foreach (var address in Addresses(route))
            {
                using var answer = await (route.IsApi ? reader.Client : browser).GetAsync(address);
                yield return new(route.Pattern.TrimEnd('/'), address, route.IsApi, await answer.Content.ReadAsStringAsync());
            }
        }
    }

    private IEnumerable<string> Addresses(Route route)
    {
        var queries = Queries.Where(query => query.Pattern == route.Pattern.TrimEnd('/')).Select(query => query.Query).Append("").ToList();
        return Paths(route.Pattern.TrimEnd('/')).SelectMany(_ => queries, (path, query) => path + query);
    }

    /// <summary>The first parameter of a path with everything that may stand there; and so on.</summary>
    private IEnumerable<string> Paths(string pattern)
    {
        if (Parameter().Match(pattern) is not { Success: true } parameter) return [pattern];
        var values = parameter.Value.Contains(":id", StringComparison.Ordinal) ? ids : [.. names, .. ids];
        return values.SelectMany(value => Paths(Parameter().Replace(pattern, value, 1)));
    }

    [GeneratedRegex(@"\{\*{0,2}\w+[^}]*\}")]
    private static partial Regex Parameter();
}

/// <param name="Pattern">Of its route.</param>
/// <param name="Body">What it answered, whatever that was.</param>
internal sealed record Door(string Pattern, string Address, bool IsApi, string Body);
