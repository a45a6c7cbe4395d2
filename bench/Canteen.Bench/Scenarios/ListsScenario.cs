using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// The timelines of lists of 100 people, as a share of the home timelines of their owners on the same server, which take turns; and by how
/// much the managed heap grows for each such list that is read. Lists hold people whom their owners follow, as far as there are as many, so
/// that both answer with posts of the same kind.
/// </summary>
internal static class ListsScenario
{
    private const int Members = 100;

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        var shape = new GraphShape(asked.Quick ? 2000 : 10_000);
        await using var place = await Place.OpenAsync(asked, report, shape);
        var people = Crowd.Draw(place.Graph, asked.Whole("people", asked.Quick ? 200 : 2000));
        await MakeListsAsync(Path.Combine(place.Folder, "canteen.db"), place.Graph, people);
        await using var server = await place.ServeAsync();
        var requests = new Requests(server.Address.Authority);
        await Crowd.ReadHomeAsync(server.Address, people);
        await MeasureMemoryAsync(report, server, people);
        var readers = people.Take(300).ToArray();
        using var onLists = await OpenAsync(server, readers, person => List(requests, person));
        using var onHomes = await OpenAsync(server, readers, person => requests.Home(Roster.Token(person)));
        var (rounds, length) = asked.Quick ? (1, TimeSpan.FromSeconds(1)) : (7, TimeSpan.FromSeconds(2));
        var turns = await Turns.TakeAsync(new Side(onLists, server), new Side(onHomes, server), rounds, length);
        report.Note("people", people.Length);
        report.AddRatio(
            "list timeline", Middle.Of(turns, t => t.Ours.PerSecond), "requests/s",
            Middle.Of(turns, t => t.Ours.PerSecond / t.Bare.PerSecond), "home", "95%");
    }

    /// <summary>Homes are in memory before, and what everybody shares: what grows is the lists.</summary>
    private static async Task MeasureMemoryAsync(RunReport report, ServerProcess server, int[] people)
    {
        var first = people.Length / 5;
        await ReadListsAsync(server, people[..first]);
        var before = await server.HeapAsync(collect: true);
        await ReadListsAsync(server, people[first..]);
        var grown = await server.HeapAsync(collect: true) - before;
        report.Add("memory per list", grown / (double)(people.Length - first) / 1000, "kB", "10 kB");
    }

    private static async Task ReadListsAsync(ServerProcess server, IEnumerable<int> people)
    {
        var requests = new Requests(server.Address.Authority);
        using var connection = await RawConnection.OpenAsync(server.Address);
        foreach (var person in people)
        {
            var code = await connection.AskAsync(List(requests, person));
            if (code != 200) throw new InvalidOperationException($"The list of person {person} was answered {code}.");
        }
    }

    private static byte[] List(Requests requests, int person) =>
        requests.Get($"/api/v1/timelines/list/{ListOf(person)}?limit=20", Roster.Token(person));

    private static Task<Saturation> OpenAsync(ServerProcess server, int[] people, Func<int, byte[]> request) =>
        Saturation.OpenAsync(server.Address, [.. people.Select(person => (ReadOnlyMemory<byte>)request(person))]);

    private static long ListOf(int person) => person + 1;

    private static async Task MakeListsAsync(string path, SocialGraph graph, int[] people)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var number = 0L;
        foreach (var person in people)
        {
            var (id, owner) = (ListOf(person), Roster.Account(person).Value);
            await connection.ExecuteAsync(
                """
                INSERT INTO lists (id, account_id, title, replies, icon, place, created_at)
                VALUES (@id, @owner, 'Colleagues', 0, 'list', 1, 1)
                """,
                new { id, owner }, transaction);
            foreach (var member in graph.Following(person).ToArray().Union(Crowd.Draw(graph, Members, seed: person)).Take(Members))
            {
                await connection.ExecuteAsync(
                    "INSERT INTO list_members (id, list_id, account_id, member_id) VALUES (@Id, @id, @owner, @Member)",
                    new { Id = ++number, id, owner, Member = Roster.Account(member).Value }, transaction);
            }
        }
        await transaction.CommitAsync();
    }
}
