using System.Net;
using System.Net.Http.Json;
using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Rates;
using Canteen.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Door;

/// <summary>A link that anybody can make up costs the server one lookup and nothing more.</summary>
public class MadeUpLinkTests
{
    private const string GoodPassword = "teapot lantern biscuit";

    [Theory]
    [InlineData("/reset")]
    [InlineData("/confirm")]
    [InlineData("/confirm-email")]
    public async Task A_made_up_link_is_looked_at_and_nothing_is_hashed_or_written(string action)
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        using var browser = server.Browser();
        var token = Forms.TokenIn(await browser.GetStringAsync("/sign-in"));
        var work = await Work.OfAsync(server, async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                var answer = await browser.PostFormAsync(
                    action, ("__RequestVerificationToken", token), ("token", MadeUp(action)), ("password", GoodPassword));
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            }
        });
        Assert.Equal(new Work(Hashed: 0, Verified: 0, Asked: 60, Written: 0, Statements: 60), work);
    }

    [Theory]
    [InlineData("/reset")]
    [InlineData("/confirm")]
    [InlineData("/confirm-email")]
    public async Task Who_makes_up_links_again_and_again_is_held_off(string action)
    {
        await using var server = await TestServer.StartAsync();
        var posts = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText == action
            && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true);
        Assert.NotNull(Assert.Single(posts).Metadata.GetMetadata<RateLimited>());
    }

    [Fact]
    public async Task A_good_link_hashes_once_and_a_weak_password_never()
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        await browser.SubmitAsync("/forgotten", "/forgotten", ("email", "ada@example.org"));
        var link = await server.LinkAsync("ada@example.org");
        Task<HttpResponseMessage> ResetAsync(string password) => browser.SubmitAsync(
            "/sign-in", "/reset", ("token", Mailbox.TokenOf(link)), ("password", password));
        foreach (var weak in new[] { "short", "password123", "ada@example.org" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ResetAsync(weak)).StatusCode);
        }
        Assert.Equal(0, CountingHasher.Of(server).Hashed);
        Assert.Equal(HttpStatusCode.SeeOther, (await ResetAsync(GoodPassword)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ResetAsync(GoodPassword)).StatusCode);
        Assert.Equal(1, CountingHasher.Of(server).Hashed);
    }

    private static string MadeUp(string action) => action switch
    {
        "/reset" => Secret<ResetLink>.New().Text,
        "/confirm" => Secret<ConfirmLink>.New().Text,
        _ => Secret<NewEmailLink>.New().Text,
    };

    [Theory]
    [InlineData("username", "ada")]
    [InlineData("invite_code", "made-up")]
    [InlineData("email", "nobody")]
    [InlineData("agreement", "")]
    public async Task Signing_up_with_something_wrong_hashes_nothing_and_writes_nothing(string field, string value)
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        using var app = await SignUpByAppTests.AppAsync(server);
        await app.GetAsync("/api/v1/instance");
        var fields = new Dictionary<string, string>
        {
            ["username"] = "nell", ["email"] = "nell@example.org", ["password"] = GoodPassword,
            ["agreement"] = "true", [field] = value
        };
        var work = await Work.OfAsync(server, async () =>
        {
            Assert.False((await SignUpTests.SignUpAsync(browser, "nell", "nell@example.org", (field, value))).IsSuccessStatusCode);
            Assert.False((await app.PostAsJsonAsync("/api/v1/accounts", fields)).IsSuccessStatusCode);
        });
        Assert.Equal((0, 0), (work.Hashed, work.Written));
    }

    [Theory]
    [InlineData(SignUpMode.Closed)]
    [InlineData(SignUpMode.Invitation)]
    public async Task Where_nobody_is_taken_nothing_is_hashed(SignUpMode mode)
    {
        await using var server = await TestServer.StartAsync(s => s with { SignUps = mode }, services: CountingHasher.Install);
        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await SignUpTests.SignUpAsync(browser, "nell", "nell@example.org")).StatusCode);
        Assert.Equal(0, CountingHasher.Of(server).Hashed);
    }
}
