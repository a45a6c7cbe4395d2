using System.Text;
using Canteen.Features.Gathering.Tweetchats.Calendar;
using Canteen.Tests.Unit.Posts;
using VCalendar = Ical.Net.Calendar;

namespace Canteen.Tests.Unit.Chats;

/// <summary>The file for calendars, line by line. What another parser makes of it is in the server's tests.</summary>
public sealed class ChatCalendarTests
{
    private static readonly CalendarEntry Entry = new(
        "chat-5@canteen.example", "Dim lights", "Why?", new("https://canteen.example/chats/5"), 1_796_155_200_000, 1_796_158_800_000,
        1_796_000_000_000, 2, false);

    [Fact]
    public void A_chat_is_a_file_of_few_lines() =>
        Assert.Equal(
            """
            BEGIN:VCALENDAR
            METHOD:PUBLISH
            PRODID:-//Canteen//Tweetchats//EN
            VERSION:2.0
            BEGIN:VEVENT
            DESCRIPTION:Why?
            DTEND:20261201T210000Z
            DTSTAMP:20261130T005320Z
            DTSTART:20261201T200000Z
            SEQUENCE:2
            STATUS:CONFIRMED
            SUMMARY:Dim lights
            UID:chat-5@canteen.example
            URL:https://canteen.example/chats/5
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"),
            Text([Entry]));

    [Fact]
    public void A_feed_has_a_name_and_says_when_to_ask_again()
    {
        var text = Text([Entry, Entry with { Uid = "chat-6@canteen.example", IsCancelled = true }], "Night owls, all\nof them");
        Assert.Contains("\r\nX-WR-CALNAME:Night owls\\, all of them\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nX-PUBLISHED-TTL:PT1H\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nSTATUS:CANCELLED\r\n", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("BEGIN:VEVENT").Length);
    }

    [Fact]
    public void A_feed_may_be_empty_and_an_address_is_in_ascii()
    {
        Assert.DoesNotContain("VEVENT", Text([], "None"), StringComparison.Ordinal);
        var text = Text([Entry with { Page = new("https://canteen.example/sgyrsiau/tŷ bach") }]);
        Assert.Contains("\r\nURL:https://canteen.example/sgyrsiau/t%C5%B7%20bach\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_short_and_whole_and_without_control_characters_whatever_is_in_a_text() =>
        Hostile.Check(text =>
        {
            var bytes = ChatCalendar.Write([Entry with { Title = text, Description = string.Concat(Enumerable.Repeat(text, 5)) }], text);
            var written = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            Assert.EndsWith("END:VCALENDAR\r\n", written, StringComparison.Ordinal);
            foreach (var line in written[..^2].Split("\r\n"))
            {
                Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75);
                Assert.DoesNotContain(line, c => char.IsControl(c) && c != '\t');
            }
            Assert.Single(written.Split("BEGIN:VEVENT")[1..]);
        });

    [Fact]
    public void Texts_survive() =>
        Hostile.Check(text =>
        {
            var written = Text([Entry with { Title = "x" + text + "x" }]);
            Assert.Equal(PlainText.Clean("x" + text + "x"), VCalendar.Load(written)?.Events.Single().Summary);
        });

    private static string Text(IReadOnlyList<CalendarEntry> entries, string? name = null) =>
        Encoding.UTF8.GetString(ChatCalendar.Write(entries, name));
}
