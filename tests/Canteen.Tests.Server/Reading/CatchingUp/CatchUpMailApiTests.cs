using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.Reading.CatchingUp.CatchUpTools;

namespace Canteen.Tests.Server.Reading.CatchingUp;

/// <summary>Asking by an app to be sent what one missed. The clock begins on a Monday at 09:00.</summary>
public sealed class CatchUpMailApiTests
{
    private const string Mail = Api + "/mail";

    [Fact]
    public async Task Mails_are_off_until_they_are_asked_for_and_what_is_not_given_stays()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        var (ada, ben) = (circle[0], circle[1]);
        Assert.Equal(("off", null, null, null), Of(await ada.GetJsonAsync(Mail)));
        var weekly = await ada.PutJsonAsync(Mail, new { frequency = "weekly", weekday = "thursday", hour = 7 });
        Assert.Equal(("weekly", "thursday", 7, "2026-11-26T07:00:00.000Z"), Of(weekly));
        Assert.Equal("Europe/London", weekly.Text("time_zone"));
        Assert.Equal(("weekly", "thursday", 8, "2026-11-26T08:00:00.000Z"), Of(await ada.PutJsonAsync(Mail, new { hour = "8" })));
        Assert.Equal(("daily", null, 8, "2026-11-24T08:00:00.000Z"), Of(await ada.PutJsonAsync(Mail, new { frequency = "daily" })));
        Assert.Equal(("daily", null, 8, "2026-11-24T08:00:00.000Z"), Of(await ada.GetJsonAsync(Mail)));
        Assert.Equal(("off", null, null, null), Of(await ben.GetJsonAsync(Mail)));
        Assert.Equal(("off", null, null, null), Of(await ada.PutJsonAsync(Mail, new { frequency = "off" })));
        await ada.PutJsonAsync(Mail, new { frequency = "daily", hour = 12 });
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await ben.PublishAsync("The kettle is mended");
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Contains("The kettle is mended", Assert.Single(await server.MailsAsync("ada@example.org")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hourly", "", "7", "Choose never")]
    [InlineData("daily", "", "24", "Choose an hour")]
    [InlineData("off", "", "24", "Choose an hour")]
    [InlineData("off", "", "-1", "Choose an hour")]
    [InlineData("off", "", "x", "Choose an hour")]
    [InlineData("off", "someday", "7", "Choose a day")]
    [InlineData("daily", "", "-1", "Choose an hour")]
    [InlineData("daily", "", "noon", "Choose an hour")]
    [InlineData("weekly", "someday", "7", "Choose a day")]
    [InlineData("weekly", "3", "7", "Choose a day")]
    [InlineData("weekly", "monday,tuesday", "7", "Choose a day")]
    public async Task What_is_no_such_choice_is_refused_with_a_sentence(string frequency, string weekday, string hour, string sentence)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var answer = await ada.PutAsync(Mail, new { frequency, weekday, hour });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("off", (await ada.GetJsonAsync(Mail)).Text("frequency"));
    }

    [Fact]
    public async Task It_takes_a_token_that_may()
    {
        await using var server = await TestServer.StartAsync();
        var reader = await server.MemberAsync("reader", "read:notifications");
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(Mail)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PutAsync(Mail, new { frequency = "daily" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync(Mail)).StatusCode);
    }

    private static (string How, string? Day, int? Hour, string? Next) Of(JsonElement mail) => (
        mail.Text("frequency"), mail.GetProperty("weekday").GetString(),
        mail.GetProperty("hour") is { ValueKind: JsonValueKind.Number } hour ? hour.GetInt32() : null,
        mail.GetProperty("next_at").GetString());
}
