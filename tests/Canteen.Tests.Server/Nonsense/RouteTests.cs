using System.Net;
using System.Text.RegularExpressions;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Rates;
using Canteen.Testing;
using Microsoft.AspNetCore.Builder;

namespace Canteen.Tests.Server.Nonsense;

/// <summary>What every route must declare about itself, whichever room adds it.</summary>
public partial class RouteTests
{
    /// <summary>Routes of the API that do not ask who is calling, and why.</summary>
    private static readonly Dictionary<string, string> ForEveryone = new()
    {
        ["POST /api/v1/apps"] = "An app has no token before it has registered.",
    };

    /// <summary>Changes outside the API for which nobody has to be signed in, and why.</summary>
    private static readonly Dictionary<string, string> OpenChanges = new()
    {
        ["POST /oauth/token"] = "It is where tokens come from; the client's secret is the key.",
        ["POST /oauth/revoke"] = "The client's secret is the key.",
        ["POST /catch-up/stop"] = "The secret in the mail is the key; mail programs send no token (RFC 8058).",
        ["POST /inbox"] = "Closed to everyone: 405.",
        ["POST /actor/inbox"] = "Closed to everyone: 405.",
        ["POST /ap/users/{id:id}/inbox"] = "Closed to everyone: 405.",
    };

    private static readonly string[] Counted =
    [
        "Answering POST /api/canteen/v1/chats/{id:id}/answers",
        "AppRegistration POST /api/v1/apps",
        "Deleting DELETE /api/v1/statuses/{id:id}",
        "Deleting POST /api/v1/statuses/{id:id}/unreblog",
        "Following POST /api/canteen/v1/packs/",
        "Following POST /api/canteen/v1/packs/{id:id}/accounts",
        "Following POST /api/canteen/v1/packs/{id:id}/follow",
        "Following POST /api/v1/accounts/{id:id}/follow",
        "Following POST /api/v1/collections/",
        "Following POST /api/v1/collections/{id:id}/items",
        "Following POST /api/v1_alpha/collections/",
        "Following POST /api/v1_alpha/collections/{id:id}/items",
        "MailRequest POST /api/v1/emails/confirmations",
        "Posting PATCH /api/canteen/v1/chats/{id:id}",
        "Posting POST /api/canteen/v1/chats/",
        "Posting POST /api/canteen/v1/chats/{id:id}/copy",
        "Posting POST /api/canteen/v1/chats/{id:id}/questions/{question:id}/ask",
            "Posting POST /api/v1/statuses",
        "Posting POST /api/v1/statuses/{id:id}/reblog",
        "Posting PUT /api/canteen/v1/chats/{id:id}",
        "SignUp POST /api/v1/accounts",
    ];

    [Fact]
    public async Task Every_route_says_who_may_come_and_the_api_asks_for_a_token()
    {
        await using var server = await TestServer.StartAsync();
        var routes = RouteTable.Of(server);
        Assert.Empty(routes.Where(r => r.Rule is null).Select(r => r.ToString()));
        Assert.Equal(ForEveryone.Keys, routes.Where(r => r.IsApi && r.Rule!.Need == AccessNeed.Nobody).Select(r => r.ToString()));
    }

    [Fact]
    public async Task A_route_that_says_nothing_is_closed_to_everybody_and_a_warning_names_it()
    {
        await using var server = await TestServer.StartAsync(routes: routes =>
        {
            routes.MapGet("/forgotten-shelf", () => "Not for you");
            routes.MapPost("/api/v1/forgotten_shelf", () => "Not for you").DisableAntiforgery();
        });
        var ada = await server.MemberAsync("ada", role: "admin");
        using var browser = await server.BrowserAsync("ada");
        HttpResponseMessage[] answers =
        [
            await server.Visitor().GetAsync("/forgotten-shelf"), await browser.GetAsync("/forgotten-shelf"),
            await server.Visitor().PostAsync("/api/v1/forgotten_shelf", null), await ada.PostAsync("/api/v1/forgotten_shelf"),
        ];
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Contains(server.Log.Lines, line => line.Contains("/forgotten-shelf", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.Visitor().DeleteAsync("/forgotten-shelf")).StatusCode);
    }

    [Fact]
    public async Task What_apps_call_on_their_main_screens_is_there()
    {
        await using var server = await TestServer.StartAsync();
        var there = RouteTable.Of(server).Select(r => $"{r.Method} {Parameter().Replace(r.Pattern.TrimEnd('/'), "*")}")
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(MainScreens.All, route => Assert.Contains(route, there));
    }

    [Fact]
    public async Task Acts_that_can_be_overdone_are_counted()
    {
        await using var server = await TestServer.StartAsync();
        var counted = RouteTable.Of(server)
            .Where(r => r.IsApi && r.Changes && r.Endpoint.Metadata.GetMetadata<RateLimited>() is not null)
            .Select(r => $"{r.Endpoint.Metadata.GetMetadata<RateLimited>()!.Family} {r}");
        Assert.Equal(Counted, counted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_form_carries_a_token_of_its_own()
    {
        await using var server = await TestServer.StartAsync();
        var open = RouteTable.Of(server)
            .Where(r => r.Changes && !r.IsApi && !r.NeedsFormToken && r.Pattern is not "/oauth/userinfo")
            .Select(r => r.ToString());
        Assert.Equal(OpenChanges.Keys.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_two_routes_are_the_same_but_a_document_and_its_page()
    {
        await using var server = await TestServer.StartAsync();
        var twice = RouteTable.Of(server)
            .Where(r => !r.Endpoint.Metadata.Any(m => m.GetType().Name == "WireDocumentAtPage"))
            .GroupBy(r => $"{r.Method} {Parameter().Replace(r.Pattern.TrimEnd('/'), "{}")}", StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public async Task The_description_of_the_api_names_every_route_of_it()
    {
        await using var server = await TestServer.StartAsync();
        var description = await server.Visitor().GetFromJsonElementAsync("/openapi/v1.json");
        var described = description.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"))
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var routes = RouteTable.Of(server).Where(r => r.IsApi)
            .Select(r => $"{r.Method} {Constraint().Replace(r.Pattern.TrimEnd('/'), "}")}").ToList();
        Assert.NotEmpty(routes);
        Assert.All(routes, r => Assert.Contains(r, described));
        var publish = description.GetProperty("paths").GetProperty("/api/v1/statuses").GetProperty("post");
        Assert.Contains("write:statuses", publish.GetProperty("security").ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@":[^}]*\}")]
    private static partial Regex Constraint();
}
