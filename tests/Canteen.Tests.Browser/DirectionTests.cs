using Canteen.Testing;

namespace Canteen.Tests.Browser;

/// <summary>Where things are displayed on the page, in texts of both directions; and that script and server count the same.</summary>
public sealed class DirectionTests(Table table) : IClassFixture<Table>
{
    private const string LeftOf =
        "([selector, text]) => { const walk = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);"
        + " while (walk.nextNode()) { const at = walk.currentNode.data.indexOf(text); if (at < 0) continue;"
        + " const range = document.createRange(); range.setStart(walk.currentNode, at); range.setEnd(walk.currentNode, at + text.length);"
        + " return range.getBoundingClientRect().left; } return NaN; }";

    [Fact]
    public async Task Each_paragraph_and_each_line_runs_as_it_begins()
    {
        var id = await table.Ben.PublishAsync("Hello there.\n\nשלום לכולם.\nAnd on.");
        await using var visit = await table.VisitorAsync();
        await visit.GoAsync($"/@ben/{id}");
        var say = $"#p{id} .say";
        var start = await LeftAsync(visit, say, "Hello");
        Assert.InRange(await LeftAsync(visit, say, "And on.") - start, -1, 1);
        Assert.True(await LeftAsync(visit, say, "שלום") > await LeftAsync(visit, say, "לכולם"));
        Assert.True(await LeftAsync(visit, say, "לכולם") > start + 100, "It stands at the right.");
        Assert.True(await LeftAsync(visit, say, "Hello") < await LeftAsync(visit, say, "there."));
    }

    [Fact]
    public async Task An_address_runs_from_left_to_right_wherever_it_stands()
    {
        var id = await table.Ben.PublishAsync("ראו https://www.nhs.uk/a?b= כאן, @amara");
        await using var visit = await table.VisitorAsync();
        await visit.GoAsync($"/@ben/{id}");
        var say = $"#p{id} .say";
        var (host, end) = (await LeftAsync(visit, say, "nhs.uk"), await LeftAsync(visit, say, "="));
        Assert.True(host < end, $"{host} {end}");
        Assert.True(await LeftAsync(visit, say, "כאן") < host && end < await LeftAsync(visit, say, "ראו"));
    }

    private static readonly string LengthModule =
        Path.Combine(Look.RepositoryRoot(), "src", "Canteen.Features", "Platform", "Look", "Modules", "length.js");

    [Fact]
    public async Task Script_counts_every_text_as_the_server_does()
    {
        await using var visit = await table.ComeInAsync("amara");
        await visit.GoAsync("/home");
        await visit.Page.RouteAsync(
            "**/length.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Path = LengthModule }));
        // Chromium accepts names that cannot be decoded as hosts, and offers no way to recognise them.
        var texts = TextTable.All.Select(t => PlainText.Clean(t.Text)).Where(t => !t.Contains("xn--a.", StringComparison.Ordinal))
            // In the scripts of India, in Burmese and in Khmer, the two split graphemes differently (UAX #29), whether or not there are
            // links.
            .Where(t => !t.Any(c => c is (>= '\u0900' and <= '\u0DFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')))
            .Append("👨" + string.Concat(Enumerable.Repeat("\u200d👨", 100))).ToList();
        var counted = await visit.Page.EvaluateAsync<int[]>(
            "async texts => { const { length } = await import('/length.js'); return texts.map(length); }", texts);
        Assert.Equal(
            texts.Select(t => $"{PostText.Parse(t).CountedLength()} {t}"), texts.Zip(counted, (text, length) => $"{length} {text}"));
    }

    private static Task<double> LeftAsync(Visit visit, string selector, string text) =>
        visit.Page.EvaluateAsync<double>(LeftOf, new[] { selector, text });
}
