using System.Text;

namespace Canteen.Tests.Server.Reading;

/// <summary>A page that listens to server-sent events, as EventSource does.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;
    private readonly StringBuilder _heard = new();

    private OpenPage(HttpResponseMessage answer, StreamReader lines) => (_answer, _lines) = (answer, lines);

    /// <summary>Everything received so far.</summary>
    public string Heard => _heard.ToString();

    /// <summary>Returns once the server has opened the stream: from then on the page hears everything.</summary>
    public static async Task<OpenPage> ListenAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var page = new OpenPage(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        while (await page.LineAsync() != ": hello")
        {
        }
        return page;
    }

    /// <summary>The next event; heartbeats are skipped.</summary>
    public async Task<(string Kind, string Data)> NextAsync()
    {
        string? kind = null;
        while (true)
        {
            var line = await LineAsync() ?? throw new InvalidOperationException("The stream ended.");
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal) && kind != "beat") return (kind!, line["data: ".Length..]);
        }
    }

    /// <summary>The next line that is not empty; null at the end.</summary>
    public async Task<string?> LineAsync()
    {
        while (true)
        {
            var line = await _lines.ReadLineAsync().WaitAsync(Patience);
            _heard.AppendLine(line);
            if (line is not "") return line;
        }
    }

    public async Task<bool> EndsAsync()
    {
        while (await LineAsync() is not null)
        {
        }
        return true;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
