using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

/// <summary>A name is somebody else's text: it must be visible, and must not change the direction of the text around it.</summary>
public class NamesTests
{
    [Fact]
    public async Task A_name_of_which_nothing_is_seen_gives_way_to_the_handle_on_every_page()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        await server.SqlAsync(
            "UPDATE accounts SET display_name = @InvisibleCharacters WHERE id = @Id",
            new { InvisibleCharacters = "\u200B\u2060\u3164", ada.Id });
        var post = await ada.PublishAsync("Hello");
        await bo.FollowAsync(ada);
        await ada.FollowAsync(bo);
        await server.DrainAsync();
        var browser = await server.BrowserAsync("bo");
        foreach (var path in new[] { "/@ada", $"/@ada/{post}", "/home", "/notifications", "/@bo/followers", "/@bo/following" })
        {
            var page = await browser.PageAsync(path);
            Assert.All(page.QuerySelectorAll(".name a[href='/@ada'], a.name[href='/@ada']"), a => Assert.Equal("ada", a.TextContent));
            Assert.DoesNotContain("\u200B", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
        Assert.StartsWith("ada - ", (await browser.PageAsync("/@ada")).Title);
    }

    [Fact]
    public async Task Controls_of_direction_do_not_get_into_a_name()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var named = await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new
        {
            display_name = "Ada \u202Erofako\u2066", canteen = new { job_title = "Nurse\u202E" },
            fields_attributes = new[] { new { name = "\u202EWard", value = "4\u2067" } },
        });
        Assert.Equal(("Ada rofako", "Nurse"), (named.Text("display_name"), named.GetProperty("canteen").Text("job_title")));
        Assert.Equal(("Ward", "4"), (named.GetProperty("fields")[0].Text("name"), named.GetProperty("fields")[0].Text("value")));
        var app = await ada.PostJsonAsync("/api/v1/apps", new { client_name = "\u202Eppa", redirect_uris = "urn:ietf:wg:oauth:2.0:oob" });
        Assert.Equal("ppa", app.Text("name"));
    }

    [Fact]
    public async Task A_name_from_right_to_left_is_held_apart_in_titles_and_sentences()
    {
        await using var server = await TestServer.StartAsync();
        var (aisha, bo) = (await server.MemberAsync("aisha"), await server.MemberAsync("bo"));
        await aisha.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = "عائشة" });
        var post = await aisha.PublishAsync("مرحبا (NHS)");
        await aisha.FollowAsync(bo);
        await server.DrainAsync();
        var browser = await server.BrowserAsync("bo");
        var thread = await browser.PageAsync($"/@aisha/{post}");
        Assert.StartsWith("(1) \u2068عائشة\u2069: \u2068مرحبا (NHS)\u2069 - ", thread.Title);
        Assert.Equal($"p{post}-by p{post}-at", thread.QuerySelector($"#p{post}")?.GetAttribute("aria-labelledby"));
        var name = thread.QuerySelector($"#p{post}-by a");
        Assert.Equal(("عائشة", "auto"), (name?.TextContent, name?.GetAttribute("dir")));
        Assert.StartsWith("(1) \u2068عائشة\u2069 - ", (await browser.PageAsync("/@aisha")).Title);
        Assert.Equal(
            "\u2068عائشة\u2069 followed you",
            (await browser.PageAsync("/notifications")).QuerySelector(".heard-item")?.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task An_override_that_stands_in_the_database_reaches_no_title()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await server.SqlAsync("UPDATE accounts SET display_name = @Name WHERE id = @Id", new { Name = "Ada\u202E", ada.Id });
        var post = await ada.PublishAsync("Look\u202Eout");
        var browser = server.Visitor();
        foreach (var path in new[] { "/@ada", $"/@ada/{post}", "/@ada/followers" })
        {
            var page = await browser.PageAsync(path);
            Assert.DoesNotContain("\u202E", page.Title, StringComparison.Ordinal);
            Assert.All(
                page.QuerySelectorAll("[aria-label]"),
                e => Assert.DoesNotContain("\u202E", e.GetAttribute("aria-label"), StringComparison.Ordinal));
        }
    }
}
