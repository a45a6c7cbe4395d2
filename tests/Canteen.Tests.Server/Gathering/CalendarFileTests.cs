using System.Text.Json;
using Canteen.Features.Gathering.Tweetchats.Calendar;
using Canteen.Tests.Server.Clients;

namespace Canteen.Tests.Server.Gathering;

/// <summary>
/// What a calendar reads in the file. The parser is not the library that wrote it: a mistake that both sides of one library make would not
/// be seen. It is Debian's python3-icalendar and not ical.js, because a package of Debian needs no lock file and no folder to keep.
/// </summary>
[Trait("engine", "either")]
public class CalendarFileTests
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "clients", "calendar_file.py");

    private static readonly CalendarEntry Hard = new(
        "chat-5@canteen.example",
        "Gofal yn y tŷ; nos da, pawb: ŵ â \"ŷ\" 👩🏽‍⚕️🌙",
        string.Concat(Enumerable.Repeat("Ward 4, bay 2; 👩🏽‍⚕️ŵŷ🏴󠁧󠁢󠁷󠁬󠁳󠁿\n\n", 40)) + "C:\\Ward = 50% \u0007<b>&amp;\u0000 end",
        new("https://canteen.example/chats/5?a=1,2;3"), 1_796_155_200_000, 1_796_158_800_000, 1_796_000_000_000, 2, false);

    [Fact]
    public async Task A_calendar_reads_what_was_written()
    {
        var cancelled = Hard with { Uid = "chat-6@canteen.example", Sequence = 0, IsCancelled = true };
        var read = await ReadAsync([Hard, cancelled], "Nos da; pawb, 🌙");
        Assert.Equal("-//Canteen//Tweetchats//EN", read.GetProperty("product").GetString());
        Assert.Equal("PUBLISH", read.GetProperty("method").GetString());
        Assert.Equal("""["PT1H", {"VALUE": "DURATION"}]""", read.GetProperty("refresh").GetRawText());
        Assert.Equal(0, read.GetProperty("alarms").GetInt32());
        var events = read.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(["chat-5@canteen.example 2 CONFIRMED", "chat-6@canteen.example 0 CANCELLED"], events.Select(
            e => $"{Said(e, "uid")} {e.GetProperty("sequence").GetInt32()} {Said(e, "state")}"));
        Assert.Equal(
            ["2026-12-01T20:00:00+00:00", "2026-12-01T21:00:00+00:00", "2026-11-30T00:53:20+00:00"],
            new[] { "starts", "ends", "changed" }.Select(name => Said(events[0], name)));
        Assert.All(events, e => Assert.Equal("[]", e.GetProperty("errors").GetRawText()));
    }

    [Fact]
    public async Task Texts_in_it_are_as_their_hosts_typed_them_without_control_characters()
    {
        var read = await ReadAsync([Hard], "Nos da; pawb, 🌙");
        var one = read.GetProperty("events")[0];
        Assert.Equal("Nos da; pawb, 🌙", Unescaped(Said(read, "name")));
        Assert.Equal(Hard.Title, Said(one, "title"));
        Assert.Equal(string.Concat(Hard.Description.Where(c => c == '\n' || !char.IsControl(c))), Said(one, "description"));
        Assert.Equal("https://canteen.example/chats/5?a=1,2;3", Said(one, "page"));
    }

    /// <summary>This parser leaves the texts of properties that it does not know as they are.</summary>
    private static string Unescaped(string text) =>
        text.Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal);

    private static string Said(JsonElement from, string name) => from.GetProperty(name).GetString() ?? "";

    private static async Task<JsonElement> ReadAsync(IReadOnlyList<CalendarEntry> entries, string name)
    {
        Assert.True(
            Directory.Exists("/usr/lib/python3/dist-packages/icalendar"),
            "Install the Debian package python3-icalendar (./dev test does it).");
        await using var client = ClientProcess.Start("python3", "/usr/bin/python3", [Script]);
        await client.WriteLineAsync(Convert.ToBase64String(ChatCalendar.Write(entries, name)));
        return JsonSerializer.Deserialize<JsonElement>(await client.FinishAsync());
    }
}
