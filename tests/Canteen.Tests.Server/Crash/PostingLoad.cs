using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Crash;

/// <summary>
/// Many writers at once, each of whom mentions the first member and favourites the post that they have just written to them. Each post
/// carries an idempotency key: what a killed server did not acknowledge is sent again with it.
/// </summary>
internal sealed class PostingLoad(IReadOnlyList<Member> members)
{
    private readonly ConcurrentDictionary<string, string> _acknowledged = [];
    private readonly ConcurrentQueue<(Member Writer, string Text)> _unsure = [];
    private int _said;

    public Member Mentioned => members[0];

    /// <summary>The ids by text.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => _acknowledged;

    /// <summary>
    /// Writes until <paramref name="most"/> more posts are acknowledged, and kills the server while others are in progress.
    /// </summary>
    public async Task RunAsync(string address, int most, Func<Task> kill)
    {
        using var killed = new CancellationTokenSource();
        var goal = _acknowledged.Count + most;
        var writers = members.Skip(1).Select(writer => WriteAsync(address, writer, () => _acknowledged.Count >= goal, killed)).ToList();
        await Task.WhenAny(writers.Append(WaitAsync(killed.Token)));
        await kill();
        await Task.WhenAll(writers);
        Assert.True(_acknowledged.Count >= goal, "The server went away before it was killed.");
    }

    /// <summary>Sends everything again that was not acknowledged.</summary>
    public async Task FinishAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        foreach (var (writer, text) in _unsure) await PublishAsync(client, writer, text);
    }

    private static Task WaitAsync(CancellationToken ct) => Task.Delay(Timeout.Infinite, ct).ContinueWith(_ => { }, TaskScheduler.Default);

    private async Task WriteAsync(string address, Member writer, Func<bool> enough, CancellationTokenSource killed)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        while (!killed.IsCancellationRequested)
        {
            var text = $"@{Mentioned.Handle} number {Interlocked.Increment(ref _said)} from {writer.Handle}";
            try
            {
                await FavouriteAsync(client, await PublishAsync(client, writer, text));
            }
            catch (Exception cause) when (cause is HttpRequestException or IOException)
            {
                if (!_acknowledged.ContainsKey(text)) _unsure.Enqueue((writer, text));
                break;
            }
            if (enough()) await killed.CancelAsync();
        }
    }

    private async Task<string> PublishAsync(HttpClient client, Member writer, string text)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/api/v1/statuses")
        { Content = JsonContent.Create(new { status = text }) };
        request.Headers.Add("Idempotency-Key", text);
        var id = (await SendAsync(client, writer, request)).GetProperty("id").GetString()!;
        _acknowledged[text] = id;
        return id;
    }

    private async Task FavouriteAsync(HttpClient client, string post)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/statuses/{post}/favourite");
        await SendAsync(client, Mentioned, request);
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, Member who, HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who.Token);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{request.RequestUri} answered {answer.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }
}
