using System.Data.Common;
using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// The home timelines of people who mute and block many others and filter many words, as a share of the same timelines of the same people
/// before they did: two servers with copies of one database take turns. Nobody is muted or blocked whom they follow, and hardly any word
/// is found, so that both answer nearly the same.
/// </summary>
internal static class FiltersScenario
{
    private const int Muted = 300, Blocked = 500, Filters = 20, Keywords = 200;

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        var shape = new GraphShape(asked.Quick ? 2000 : 10_000);
        await using var place = await Place.OpenAsync(asked, report, shape);
        var people = Crowd.Draw(place.Graph, asked.Whole("people", asked.Quick ? 50 : 300));
        var folder = Directory.CreateDirectory(Path.Combine(place.Folder, "restricted")).FullName;
        File.Copy(Path.Combine(place.Folder, "canteen.db"), Path.Combine(folder, "canteen.db"));
        await RestrictAsync(Path.Combine(folder, "canteen.db"), place.Graph, people);
        await using var free = await place.ServeAsync();
        await using var restricted = await ServerProcess.CanteenAsync(folder, Place.SqliteIn(folder));
        var turns = await CompareAsync(asked, restricted, free, people);
        report.Note("people", people.Length);
        report.AddRatio(
            "home with filters, mutes and blocks", Middle.Of(turns, t => t.Ours.PerSecond), "requests/s",
            Middle.Of(turns, t => t.Ours.PerSecond / t.Bare.PerSecond), "home without", "95%");
        report.Add("home with filters, mutes and blocks, processor", Middle.Of(turns, t => t.Ours.Processor), "µs/request");
        report.Add("home without, processor", Middle.Of(turns, t => t.Bare.Processor), "µs/request");
    }

    private static async Task<List<(Rate Ours, Rate Bare)>> CompareAsync(
        Arguments asked, ServerProcess restricted, ServerProcess free, int[] people)
    {
        foreach (var server in new[] { restricted, free }) await Crowd.ReadHomeAsync(server.Address, people);
        using var onRestricted = await LoadAsync(restricted, people);
        using var onFree = await LoadAsync(free, people);
        var (rounds, length) = asked.Quick ? (1, TimeSpan.FromSeconds(1)) : (7, TimeSpan.FromSeconds(2));
        return await Turns.TakeAsync(new Side(onRestricted, restricted), new Side(onFree, free), rounds, length);
    }

    private static Task<Saturation> LoadAsync(ServerProcess server, int[] people)
    {
        var requests = new Requests(server.Address.Authority);
        return Saturation.OpenAsync(server.Address, [.. people.Select(p => (ReadOnlyMemory<byte>)requests.Home(Roster.Token(p)))]);
    }

    private static async Task RestrictAsync(string path, SocialGraph graph, int[] people)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var number = 0L;
        foreach (var person in people)
        {
            number = await FilterAsync(connection, transaction, number, Roster.Account(person));
            var followed = graph.Following(person).ToArray().ToHashSet();
            var others = Crowd.Draw(graph, Muted + Blocked + followed.Count + 1, seed: person)
                .Where(other => other != person && !followed.Contains(other));
            foreach (var (at, other) in others.Take(Muted + Blocked).Index())
            {
                await connection.ExecuteAsync(
                    at < Muted
                        ? "INSERT INTO mutes (id, account_id, muted_id, created_at) VALUES (@Id, @Account, @Other, 1)"
                        : "INSERT INTO blocks (id, account_id, blocked_id, created_at) VALUES (@Id, @Account, @Other, 1)",
                    new { Id = ++number, Account = Roster.Account(person).Value, Other = Roster.Account(other).Value }, transaction);
            }
        }
        await transaction.CommitAsync();
    }

    private static async Task<long> FilterAsync(SqliteConnection connection, DbTransaction transaction, long number, AccountId account)
    {
        for (var filter = 0; filter < Filters; filter++)
        {
            var id = ++number;
            await connection.ExecuteAsync(
                "INSERT INTO filters (id, account_id, title, contexts, action, created_at) VALUES (@id, @Account, 'Words', 31, 0, 1)",
                new { id, Account = account.Value }, transaction);
            for (var keyword = 0; keyword < Keywords / Filters; keyword++)
            {
                await connection.ExecuteAsync(
                    "INSERT INTO filter_keywords (id, filter_id, account_id, keyword) VALUES (@Id, @id, @Account, @Keyword)",
                    new { Id = ++number, id, Account = account.Value, Keyword = $"seldom{filter} said{keyword}" }, transaction);
            }
        }
        return number;
    }
}
