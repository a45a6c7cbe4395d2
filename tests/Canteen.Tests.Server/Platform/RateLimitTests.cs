using System.Globalization;
using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Platform;

public class RateLimitTests
{
    [Fact]
    public async Task Who_asks_too_often_waits_until_the_window_ends()
    {
        await using var server = await TestServer.StartAsync(s => s with { RateLimits = true });
        var ada = await server.MemberAsync("ada");
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 901; i++) answers.Add(await ada.GetAsync("/api/v1/instance/rules"));
        Assert.All(answers.Take(900), a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(("900", "899"), (Header(answers[0], "X-RateLimit-Limit"), Header(answers[0], "X-RateLimit-Remaining")));
        var refused = answers[900];
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("0", Header(refused, "X-RateLimit-Remaining"));
        Assert.NotEmpty(JsonElement.Parse(await refused.Content.ReadAsStringAsync()).GetProperty("error").GetString()!);
        var reset = DateTimeOffset.Parse(Header(refused, "X-RateLimit-Reset"), CultureInfo.InvariantCulture);
        Assert.InRange(reset, server.Clock.GetUtcNow(), server.Clock.GetUtcNow().AddMinutes(5));
        server.Clock.Advance(reset - server.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/api/v1/instance/rules")).StatusCode);
    }

    [Fact]
    public async Task Each_is_counted_apart()
    {
        await using var server = await TestServer.StartAsync(s => s with { RateLimits = true });
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        for (var i = 0; i < 900; i++) await ada.GetAsync("/api/v1/instance/rules");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await ada.GetAsync("/api/v1/instance/rules")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bashir.GetAsync("/api/v1/instance/rules")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Visitor().GetAsync("/api/v1/instance/rules")).StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")]
    [InlineData("192.0.2.1", "192.0.2.1", "192.0.2.2")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", "::ffff:192.0.2.2")]
    public async Task Visitors_are_counted_by_address_and_a_household_of_IPv6_is_one(string first, string same, string other)
    {
        await using var server = await TestServer.StartAsync(
            s => s with { RateLimits = true, PeoplePerAddress = 1, TrustedProxies = "127.0.0.1" });
        Assert.Equal("299", await RemainingAsync(server, first));
        Assert.Equal("298", await RemainingAsync(server, same));
        Assert.Equal("299", await RemainingAsync(server, other));
    }

    [Fact]
    public async Task An_address_of_many_people_is_let_in_more_often_than_that_of_one()
    {
        await using var server = await TestServer.StartAsync(s => s with { RateLimits = true, TrustedProxies = "127.0.0.1" });
        Assert.Equal("2999", await RemainingAsync(server, "192.0.2.1"));
    }

    [Fact]
    public async Task Who_moves_from_one_IPv6_network_to_the_next_is_held_off_by_what_is_around_them()
    {
        await using var server = await TestServer.StartAsync(
            s => s with { RateLimits = true, PeoplePerAddress = 1, TrustedProxies = "127.0.0.1" });
        for (var network = 0; network < 4; network++)
        {
            for (var i = 0; i < 299; i++) await AnswerAsync(server, $"2001:db8:1:{network}::{i:x}");
        }
        for (var network = 0; network < 4; network++) Assert.Equal("0", await RemainingAsync(server, $"2001:db8:1:{network}::1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AnswerAsync(server, "2001:db8:1:ffff::1")).StatusCode);
        Assert.Equal("299", await RemainingAsync(server, "2001:db8:2:0::1"));
    }

    [Fact]
    public async Task Tokens_of_an_app_itself_are_counted_together()
    {
        await using var server = await TestServer.StartAsync(s => s with { RateLimits = true, TrustedProxies = "127.0.0.1" });
        var dance = await Door.OAuthDance.RegisterAsync(server);
        var (one, other) = (await dance.OwnTokenAsync(), await dance.OwnTokenAsync());
        Assert.Equal("899", Header(await AnswerAsync(server, "192.0.2.1", one), "X-RateLimit-Remaining"));
        Assert.Equal("898", Header(await AnswerAsync(server, "192.0.2.1", other), "X-RateLimit-Remaining"));
        Assert.Equal("899", Header(await AnswerAsync(server, "192.0.2.2", other), "X-RateLimit-Remaining"));
    }

    [Fact]
    public async Task Without_the_setting_nobody_is_counted()
    {
        await using var server = await TestServer.StartAsync();
        Assert.False((await server.Visitor().GetAsync("/api/v1/instance/rules")).Headers.Contains("X-RateLimit-Limit"));
    }

    private static async Task<string> RemainingAsync(TestServer server, string address) =>
        Header(await AnswerAsync(server, address), "X-RateLimit-Remaining");

    private static async Task<HttpResponseMessage> AnswerAsync(TestServer server, string address, string? token = null)
    {
        using var visitor = server.Visitor();
        using var question = new HttpRequestMessage(HttpMethod.Get, "/api/v1/instance/rules");
        question.Headers.Add("X-Forwarded-For", address);
        if (token is not null) question.Headers.Authorization = new("Bearer", token);
        return await visitor.SendAsync(question);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
