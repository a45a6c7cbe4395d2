using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// People who interact a lot: each writes a few posts with hashtags, gets answers, and has a full page of notifications. All of it is done
/// through the API.
/// </summary>
internal sealed class BusyPeople(Uri server, int[] people)
{
    private const int Posts = 13, Fans = 5, Mentions = 3, FullPage = 40;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Requests _requests = new(server.Authority);
    private readonly string[][] _posts = new string[people.Length][];

    /// <returns>For each person, the post that others have answered.</returns>
    public async Task<string[]> MeetAsync()
    {
        await EachAsync(PublishAsync);
        await EachAsync(async (who, connection) =>
        {
            for (var other = 1; other <= Fans; other++) await AdmireAsync(who, (who + other) % people.Length, other, connection);
        });
        await EachAsync(HearAsync);
        return [.. _posts.Select(mine => mine[0])];
    }

    private Task EachAsync(Func<int, RawConnection, Task> act) => Parallel.ForAsync(
        0, people.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (who, _) =>
        {
            using var connection = await RawConnection.OpenAsync(server);
            await act(who, connection);
        });

    private async Task PublishAsync(int who, RawConnection connection)
    {
        _posts[who] = new string[Posts];
        for (var i = 0; i < Posts; i++)
        {
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"The kettle is on, bay {i} is quiet and the rota is up for next week. #{PostRows.TagName(i)}");
            await AskAsync(connection, _requests.Publish(text, Token(who)));
            _posts[who][i] = JsonDocument.Parse(connection.Answer.ToBody()).RootElement.GetProperty("id").GetString()!;
        }
    }

    private async Task AdmireAsync(int who, int whom, int turn, RawConnection connection)
    {
        var (me, name, answered) = (Token(who), Roster.Handle(people[whom]), _posts[whom][0]);
        await AskAsync(connection, _requests.Follow(Roster.Account(people[whom]).ToString(), me));
        for (var i = 0; i < Mentions; i++)
        {
            var text = FormattableString.Invariant($"@{name} well said, and {i} of us say the same at every handover.");
            await AskAsync(connection, i == 0 ? _requests.Publish(text, me) : _requests.Answer(answered, text, me));
        }
        if (turn > 3) return;
        foreach (var post in _posts[whom])
        {
            await AskAsync(connection, _requests.Favourite(post, me));
            if (turn == 1) await AskAsync(connection, _requests.Boost(post, me));
        }
    }

    /// <summary>Waits for the notifications, which come a moment later.</summary>
    private async Task HearAsync(int who, RawConnection connection)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            await AskAsync(connection, _requests.Get("/api/v2/notifications", Token(who)));
            if (connection.Answer.RawBody.Count("\"group_key\""u8) >= FullPage) return;
            if (Stopwatch.GetElapsedTime(started) > LongestWait)
                throw new InvalidOperationException($"Person {people[who]} is not told of all that happened.");
            await Task.Delay(50);
        }
    }

    private string Token(int who) => Roster.Token(people[who]);

    private static async Task AskAsync(RawConnection connection, ReadOnlyMemory<byte> request)
    {
        var code = await connection.AskAsync(request);
        if (code != 200)
            throw new InvalidOperationException(
                $"A request was answered {code}: {System.Text.Encoding.UTF8.GetString(connection.Answer.ToBody())}");
    }
}
