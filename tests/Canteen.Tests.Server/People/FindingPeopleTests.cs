using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

/// <summary>The pages on which people find people, and whom a newcomer is shown.</summary>
public class FindingPeopleTests
{
    [Fact]
    public async Task People_are_found_by_name_role_profession_and_organisation()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await PersonAsync(server, "ada", "Staff nurse", "Nursing", "St Brannock's");
        await PersonAsync(server, "ben", "Porter", "Portering", "St Brannock's");
        await PersonAsync(server, "cath", "Ward sister", "Nursing", "Hollow Hill");
        using var visitor = server.Visitor();
        Assert.Equal(["ada"], await FoundAsync(visitor, "q=staff+nur"));
        Assert.Equal(["ben"], await FoundAsync(visitor, "q=PORTER"));
        Assert.Equal(["ada", "ben"], await FoundAsync(visitor, "q=brannock%27s"));
        Assert.Equal(["ada", "cath"], await FoundAsync(visitor, "profession=nursing"));
        Assert.Equal(["cath"], await FoundAsync(visitor, "organisation=Hollow+Hill"));
        Assert.Equal(["ada", "ben", "cath"], await FoundAsync(visitor, ""));
        Assert.Empty(await FoundAsync(visitor, "q=%25"));
        Assert.Empty(await FoundAsync(visitor, "q=_____"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/people?q={new string('x', 200)}")).StatusCode);
        Assert.NotEqual(HttpStatusCode.InternalServerError, (await visitor.GetAsync($"/people?q={new string('x', 2000)}")).StatusCode);
        await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new { discoverable = false });
        Assert.Equal(["cath"], await FoundAsync(visitor, "q=nursing"));
    }

    [Fact]
    public async Task Nobody_is_shown_who_does_not_want_to_be_found_or_is_not_let_in()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await PersonAsync(server, "ada", "Staff nurse", "Nursing", "St Brannock's");
        await PersonAsync(server, "shy", "Staff nurse", "Nursing", "St Brannock's", discoverable: false);
        await PersonAsync(server, "gone", "Staff nurse", "Nursing", "St Brannock's");
        await server.Database.WriteAsync(
            tx => tx.ExecuteAsync("UPDATE accounts SET suspended_at = 1 WHERE handle = 'gone'"), CancellationToken.None);
        using var stranger = await server.BrowserAsync((await server.MemberAsync("stranger")).Handle);
        Assert.Equal(["ada"], await FoundAsync(stranger, "profession=Nursing"));
        Assert.DoesNotContain("/@shy", await stranger.GetStringAsync("/home"), StringComparison.Ordinal);
        Assert.Contains("/@ada", await stranger.GetStringAsync("/search?q=ada"), StringComparison.Ordinal);
        Assert.NotNull(ada);
    }

    [Fact]
    public async Task The_directory_in_memory_follows_who_joins_changes_hides_and_leaves()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await PersonAsync(server, "ada", "Staff nurse", "Nursing", "St Brannock's");
        using var visitor = server.Visitor();
        Assert.Equal(["ada"], await FoundAsync(visitor, ""));
        Assert.Equal(["ada"], await FoundAsync(visitor, "profession=nursing"));
        var ben = await PersonAsync(server, "ben", "Porter", "Portering", "St Brannock's");
        Assert.Equal(["ada", "ben"], await FoundAsync(visitor, ""));
        Assert.Equal(["ada"], await FoundAsync(visitor, "profession=nursing"));
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { canteen = new { profession = "nursing" } });
        Assert.Equal(["ada", "ben"], await FoundAsync(visitor, "profession=nursing"));
        await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new { discoverable = false });
        Assert.Equal(["ben"], await FoundAsync(visitor, "profession=nursing"));
        await Wire.SuspendAsync(server, ben);
        await server.DrainAsync();
        Assert.Empty(await FoundAsync(visitor, "profession=nursing"));
        Assert.Empty(await FoundAsync(visitor, ""));
    }

    [Fact]
    public async Task A_newcomer_is_shown_nobody_twice()
    {
        await using var server = await TestServer.StartAsync();
        var near = await PersonAsync(server, "near", "Porter", "Portering", "St Brannock's");
        await near.PublishAsync("Good morning");
        await PersonAsync(server, "newcomer", "Porter", "Portering", "St Brannock's");
        using var browser = await server.BrowserAsync("newcomer");
        var home = await browser.PageAsync("/home");
        Assert.NotNull(home.GetElementById("to-follow"));
        Assert.Null(home.GetElementById("new-faces"));
        using var visitor = server.Visitor();
        Assert.NotNull((await visitor.PageAsync("/public")).GetElementById("new-faces"));
    }

    [Fact]
    public async Task A_newcomer_is_shown_people_of_their_organisation_and_profession_until_they_follow_some()
    {
        await using var server = await TestServer.StartAsync();
        var mine = await PersonAsync(server, "near", "Porter", "Portering", "St Brannock's");
        await PersonAsync(server, "alike", "Staff nurse", "Nursing", "Hollow Hill");
        await PersonAsync(server, "far", "Baker", "Catering", "Elsewhere");
        await PersonAsync(server, "newcomer", "Student nurse", "nursing", "st brannock's");
        using var browser = await server.BrowserAsync("newcomer");
        var home = await browser.GetStringAsync("/home");
        Assert.Contains("People to follow", home, StringComparison.Ordinal);
        Assert.Contains("/@near", home, StringComparison.Ordinal);
        Assert.Contains("/@alike", home, StringComparison.Ordinal);
        await server.MemberAsync("other");
        Assert.Contains("action=\"/people/", home.Replace("formaction", "action", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotNull(mine);
    }

    [Fact]
    public async Task A_newcomer_is_asked_what_they_do_and_then_shown_people_who_do_the_same()
    {
        await using var server = await TestServer.StartAsync();
        await (await PersonAsync(server, "near", "Staff nurse", "Nursing", "Elsewhere")).PublishAsync("Good morning");
        for (var i = 0; i < 6; i++) await server.MemberAsync($"other{i}");
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/home")).QuerySelector(".say-work form");
        var tooLong = await browser.SubmitAsync(form, ("canteen[profession]", new string('n', 500)), ("canteen[organisation]", "Ward 7"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Equal("Ward 7", (await tooLong.DocumentAsync()).GetElementById("organisation")!.GetAttribute("value"));
        var saved = await browser.SubmitAsync(form, ("canteen[profession]", "nursing"), ("canteen[organisation]", ""));
        Assert.Equal("/people?profession=nursing", saved.Headers.Location?.ToString());
        var alike = (await browser.PageAsync("/people?profession=nursing")).QuerySelector("main")!.TextContent;
        Assert.Contains("@near", alike, StringComparison.Ordinal);
        Assert.DoesNotContain("@ada", alike, StringComparison.Ordinal);
        var home = await browser.PageAsync("/home");
        Assert.Null(home.QuerySelector(".say-work"));
        Assert.Contains("@near", home.QuerySelector(".to-follow .person")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("nursing", (await ada.GetJsonAsync("/api/v1/accounts/verify_credentials")).GetProperty("canteen").Text("profession"));
        using var visitor = server.Visitor();
        var refused = await visitor.PostAsync("/settings/profile/work", new FormUrlEncodedContent([new("canteen[profession]", "x")]));
        Assert.StartsWith("/sign-in", refused.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=ada")]
    [InlineData("/search?q=%23tea")]
    [InlineData("/search?q=zzzz")]
    [InlineData("/people")]
    [InlineData("/hashtags")]
    public async Task The_pages_of_explore_open_for_visitors_and_members(string path)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("A cup of #Tea");
        using var visitor = server.Visitor();
        using var browser = await server.BrowserAsync("ada");
        foreach (var client in new[] { visitor, browser })
        {
            var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("aria-current=\"page\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Explore_suggests_people_near_to_a_member_and_the_newest_to_a_visitor()
    {
        await using var server = await TestServer.StartAsync();
        await PersonAsync(server, "ada", "Ward sister", "Nursing", "Gower Vale");
        var near = await PersonAsync(server, "near", "Staff nurse", "Nursing", "Elsewhere");
        await near.PublishAsync("Good morning");
        await PersonAsync(server, "hidden", "Staff nurse", "Nursing", "Elsewhere", discoverable: false);
        using var browser = await server.BrowserAsync("ada");
        var mine = (await browser.PageAsync("/search")).QuerySelector(".explore")!.TextContent;
        Assert.Contains("People to follow", mine, StringComparison.Ordinal);
        Assert.Contains("@near", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("@hidden", mine, StringComparison.Ordinal);
        using var visitor = server.Visitor();
        var theirs = (await visitor.PageAsync("/search")).QuerySelector(".explore")!.TextContent;
        Assert.DoesNotContain("People to follow", theirs, StringComparison.Ordinal);
        Assert.Contains("New members", theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_searches_for_an_address_gets_there_unless_it_is_not_theirs_to_see()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var hidden = await ada.PublishAsync("For followers", "private");
        using var mine = await server.BrowserAsync("ada");
        using var stranger = await server.BrowserAsync((await server.MemberAsync("stranger")).Handle);
        var path = "/search?q=" + Uri.EscapeDataString($"{server.Address}/@ada/{hidden}");
        Assert.Equal($"/@ada/{hidden}", (await mine.GetAsync(path)).Headers.Location?.ToString());
        var answer = await stranger.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Nothing found", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<Member> PersonAsync(
        TestServer server, string handle, string job, string profession, string organisation, bool discoverable = true)
    {
        var person = await server.MemberAsync(handle);
        await person.PatchJsonAsync(
            "/api/v1/accounts/update_credentials",
            new { discoverable, canteen = new { job_title = job, profession, organisation } });
        return person;
    }

    /// <summary>The handles in the list, in alphabetical order.</summary>
    private static async Task<string[]> FoundAsync(HttpClient client, string query)
    {
        var page = await client.GetStringAsync("/people?" + query);
        var list = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        return [.. list.Split("class=\"name\" href=\"/@").Skip(1).Select(part => part.Split('"')[0]).Order(StringComparer.Ordinal)];
    }
}
