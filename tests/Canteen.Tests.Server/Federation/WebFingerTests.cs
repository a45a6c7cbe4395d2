using System.Net;
using System.Text.Json;
using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Testing;

namespace Canteen.Tests.Server.Federation;

public class WebFingerTests
{
    [Fact]
    public async Task A_person_is_found_by_name_and_by_every_address()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var resources = new[]
        {
            $"acct:ada@{server.Settings.Domain}", $"ADA@{server.Settings.Domain}", $"{server.Address}/@ada", $"{server.Address}/users/ada",
            server.ActorOf(ada),
        };
        foreach (var resource in resources)
        {
            var answer = await server.Visitor().GetAsync("/.well-known/webfinger?resource=" + Uri.EscapeDataString(resource));
            Assert.Equal("application/jrd+json", answer.Content.Headers.ContentType?.MediaType);
            var found = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal($"acct:ada@{server.Settings.Domain}", found.Text("subject"));
            var self = found.GetProperty("links").EnumerateArray().Single(l => l.Text("rel") == "self");
            Assert.Equal(("application/activity+json", server.ActorOf(ada)), (self.Text("type"), self.Text("href")));
        }
    }

    [Fact]
    public async Task Whoever_is_not_here_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var asked = new Dictionary<string, int>
        {
            [""] = 400,
            ["?resource="] = 400,
            ["?resource=acct:ada"] = 400,
            ["?resource=acct:ada@elsewhere.example"] = 404,
            ["?resource=https://elsewhere.example/@ada"] = 404,
            ["?resource=acct:nobody@DOMAIN"] = 404,
            ["?resource=http://DOMAIN/ap/users/12"] = 404,
            ["?resource=http://DOMAIN/@ada/12"] = 404,
            ["?resource=acct:ada%00@DOMAIN"] = 404,
        };
        foreach (var (query, expected) in asked)
        {
            var answer = await server.Visitor().GetAsync("/.well-known/webfinger" + query.Replace("DOMAIN", server.Settings.Domain));
            Assert.Equal((query, expected), (query, (int)answer.StatusCode));
            Assert.NotNull(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("error"));
        }
    }

    [Fact]
    public async Task The_suspended_are_gone()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await server.SuspendAsync(ada);
        var answer = await server.Visitor().GetAsync($"/.well-known/webfinger?resource=acct:ada@{server.Settings.Domain}");
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    [Fact]
    public async Task The_server_itself_is_found_and_its_actor_loops_back()
    {
        await using var server = await TestServer.StartAsync();
        var found = JsonElement.Parse(
            await server.Visitor().GetStringAsync("/.well-known/webfinger?resource=" + Uri.EscapeDataString(server.Address)));
        var self = found.GetProperty("links").EnumerateArray().Single(l => l.Text("rel") == "self").Text("href");
        var actor = await server.DocumentAsync(self!);
        Assert.Equal(("Application", self), (actor.Text("type"), actor.Text("id")));
        Assert.Equal($"acct:{actor.Text("preferredUsername")}@{server.Settings.Domain}", found.Text("subject"));
        Assert.Equal(
            actor.GetProperty("publicKey").Text("publicKeyPem"),
            (await server.DocumentAsync(self!)).GetProperty("publicKey").Text("publicKeyPem"));
    }

    [Fact]
    public async Task Host_meta_leads_to_webfinger_in_both_forms()
    {
        await using var server = await TestServer.StartAsync();
        var xml = System.Xml.Linq.XDocument.Parse(await server.Visitor().GetStringAsync("/.well-known/host-meta"));
        var template = $"{server.Address}/.well-known/webfinger?resource={{uri}}";
        Assert.Equal(template, xml.Root!.Elements().Single().Attribute("template")?.Value);
        foreach (var json in new[] { await server.AskAsync(
            "/.well-known/host-meta", "application/json"), await server.AskAsync("/.well-known/host-meta.json") })
        {
            Assert.Equal(template, JsonElement.Parse(await json.Content.ReadAsStringAsync()).GetProperty("links")[0].Text("template"));
        }
    }

    [Fact]
    public async Task Node_info_names_us_honestly()
    {
        await using var server = await TestServer.StartAsync(s => s with { SignUps = SignUpMode.Closed });
        await server.MemberAsync("ada");
        var index = JsonElement.Parse(await server.Visitor().GetStringAsync("/.well-known/nodeinfo"));
        var node = JsonElement.Parse(await server.Visitor().GetStringAsync(index.GetProperty("links")[0].Text("href")));
        Assert.Equal("canteen", node.GetProperty("software").Text("name"));
        // From this, apps that do not know the name Canteen learn which API they find here.
        Assert.Equal("mastodon", node.GetProperty("metadata").GetProperty("upstream").Text("name"));
        Assert.Equal("2.0", node.Text("version"));
        Assert.False(node.GetProperty("openRegistrations").GetBoolean());
        Assert.Equal(1, node.GetProperty("usage").GetProperty("users").GetProperty("total").GetInt32());
    }
}
