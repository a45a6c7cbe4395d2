using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Streaming;

/// <summary>An app that listens by server-sent events.</summary>
internal sealed class AppStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private AppStream(HttpResponseMessage answer, StreamReader lines) => (_answer, _lines) = (answer, lines);

    /// <summary>Returns once the stream is open.</summary>
    public static async Task<AppStream> OpenAsync(Member member, string path) => await OpenAsync(member.Client, path);

    public static async Task<AppStream> OpenAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync("/api/v1/streaming/" + path, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            "private, no-store",
            answer.Headers.CacheControl?.ToString().Replace("no-store, private", "private, no-store", StringComparison.Ordinal));
        var stream = new AppStream(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        Assert.Equal(":welcome", await stream.LineAsync());
        return stream;
    }

    /// <summary>The next event; comments are skipped.</summary>
    public async Task<Heard> HearAsync()
    {
        var kind = "";
        while (true)
        {
            var line = await LineAsync() ?? throw new InvalidOperationException("The stream ended.");
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return new("", kind, line["data: ".Length..]);
        }
    }

    /// <summary>The next line that is not empty; null at the end.</summary>
    public async Task<string?> LineAsync()
    {
        while (true)
        {
            var line = await _lines.ReadLineAsync().WaitAsync(Patience);
            if (line is not "") return line;
        }
    }

    /// <summary>The last comment before the end; empty when there was none.</summary>
    public async Task<string> EndAsync()
    {
        var last = "";
        while (await LineAsync() is { } line)
        {
            if (line.StartsWith(':')) last = line;
        }
        return last;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
