using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

/// <summary>The directory: filters, orders, how many there are, and its pages; on the web and for apps.</summary>
public sealed class DirectoryTests
{
    [Fact]
    public async Task Filters_combine_and_each_is_removed_again()
    {
        await using var server = await TestServer.StartAsync();
        await server.PersonAsync("ada", "Nursing", "Hollow Hill", "Cardiff", "Staff nurse");
        await server.PersonAsync("ben", "Nursing", "Hollow Hill", "Swansea", "Ward sister");
        await server.PersonAsync("cath", "Nursing", "St Brannock's", "Cardiff", "Ward sister");
        await server.PersonAsync("dev", "Portering", "Hollow Hill", "Cardiff", "Porter");
        using var visitor = server.Visitor();
        const string all = "q=sister&profession=nursing&organisation=hollow+hill&place=swansea";
        Assert.Equal(["ben"], await visitor.PeopleAsync(all));
        Assert.Equal(["ben"], await visitor.DirectoryAsync(all));
        Assert.Equal(["ben", "ada"], await visitor.PeopleAsync("profession=nursing&organisation=hollow+hill"));
        Assert.Equal(["dev", "cath", "ada"], await visitor.PeopleAsync("place=CARDIFF"));
        Assert.Empty(await visitor.PeopleAsync("profession=portering&place=swansea"));
        var page = await visitor.PageAsync("/people?" + all);
        var chips = page.QuerySelectorAll(".people-chips [data-filter]");
        Assert.Equal(["q", "profession", "organisation", "place"], chips.Select(chip => chip.GetAttribute("data-filter")));
        Assert.Contains("Remove the filter:", chips[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("/people?profession=nursing&organisation=hollow%20hill&place=swansea", chips[0].GetAttribute("href"));
        Assert.Equal("/people?q=sister&profession=nursing&organisation=hollow%20hill", chips[3].GetAttribute("href"));
        Assert.Equal("nursing", page.GetElementById("people-profession")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("profession=PHYSIOTHERAPIE", "elodie")]
    [InlineData("profession=Physioth%C3%A9rapie", "elodie")]
    [InlineData("organisation=hopital+de+l'etoile", "elodie")]
    [InlineData("organisation=H%C3%94PITAL+DE+L%E2%80%99%C3%89TOILE", "elodie")]
    [InlineData("place=YNYS+MON", "elodie")]
    [InlineData("q=ELODIE", "elodie")]
    [InlineData("q=letoile+hop", "elodie")]
    [InlineData("q=%C3%A9to", null)]
    [InlineData("q=physio", "elodie")]
    [InlineData("q=%25", null)]
    [InlineData("q=physio%25", "elodie")]
    [InlineData("q=_", null)]
    [InlineData("profession=Physio%25", null)]
    [InlineData("profession=%25", null)]
    [InlineData("profession=Physioth_rapie", null)]
    [InlineData("topic=%25", null)]
    public async Task Capitals_and_accents_make_no_difference_and_wildcards_are_characters(string query, string? found)
    {
        await using var server = await TestServer.StartAsync();
        var elodie = await server.PersonAsync("elodie", "Physiothérapie", "Hôpital de l'Étoile", "Ynys Môn");
        await elodie.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = "Élodie" });
        await server.PersonAsync("ada", "Nursing", "Elsewhere");
        using var visitor = server.Visitor();
        List<string> expected = found is null ? [] : [found];
        Assert.Equal(expected, await visitor.PeopleAsync(query));
        Assert.Equal(expected, await visitor.DirectoryAsync(query));
    }

    [Fact]
    public async Task People_are_found_by_hashtags_that_they_feature_or_used_of_late_in_public()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.PersonAsync("ada"), await server.PersonAsync("ben"), await server.PersonAsync("cath"));
        var (dev, ela) = (await server.PersonAsync("dev"), await server.PersonAsync("ela", discoverable: false));
        await ada.PostJsonAsync("/api/v1/featured_tags", new { name = "WeNurses" });
        var post = await ben.PublishAsync("Good morning #WeNurses");
        await cath.PublishAsync("Only for followers #WeNurses", "private");
        await ela.PublishAsync("I am here #WeNurses");
        await server.DrainAsync();
        using var visitor = server.Visitor();
        Assert.Equal(["ben", "ada"], await visitor.PeopleAsync("topic=%23wenurses"));
        Assert.Equal(["ben", "ada"], await visitor.DirectoryAsync("topic=WeNurses&order=new"));
        await dev.PublishAsync("Hello #wenurses");
        await ben.DeleteJsonAsync($"/api/v1/statuses/{post}");
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["dev", "ada"], await visitor.PeopleAsync("topic=wenurses"));
        server.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(["ada"], await visitor.PeopleAsync("topic=wenurses"));
        await ada.DeleteJsonAsync($"/api/v1/featured_tags/{(await ada.GetJsonAsync("/api/v1/featured_tags")).Ids()[0]}");
        await server.DrainAsync();
        Assert.Empty(await visitor.PeopleAsync("topic=wenurses"));
    }

    [Fact]
    public async Task It_shows_only_who_lets_themselves_be_found_and_is_let_in()
    {
        await using var server = await TestServer.StartAsync();
        await server.PersonAsync("ada");
        await server.PersonAsync("bashir", discoverable: false);
        var gone = await server.PersonAsync("gone");
        await server.PersonAsync("waiting");
        await server.SuspendAsync(gone);
        await server.SqlAsync("UPDATE users SET approved_at = NULL WHERE email = 'waiting@example.org'");
        await server.DrainAsync();
        using var visitor = server.Visitor();
        foreach (var query in new[] { "", "order=new", "order=active&local=true" })
            Assert.Equal(["ada"], await visitor.DirectoryAsync(query));
        Assert.Equal(["ada"], await visitor.PeopleAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync("/api/v1/directory?offset=-1")).StatusCode);
    }

    [Fact]
    public async Task They_come_by_when_they_joined_or_by_when_they_last_posted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.PersonAsync("ada", "Nursing"), await server.PersonAsync("ben", "Nursing"));
        await server.PersonAsync("cath", "Nursing");
        await server.PersonAsync("dev", "Portering");
        await ben.PublishAsync("First");
        server.Clock.Advance(TimeSpan.FromHours(1));
        await ada.PublishAsync("Second");
        await server.DrainAsync();
        using var visitor = server.Visitor();
        Assert.Equal(["dev", "cath", "ben", "ada"], await visitor.PeopleAsync());
        Assert.Equal(["ada", "ben", "cath"], await visitor.PeopleAsync("profession=nursing&order=active"));
        Assert.Equal(["ada", "ben", "dev", "cath"], await visitor.DirectoryAsync());
        Assert.Equal(["ben", "dev"], await visitor.DirectoryAsync("order=active&offset=1&limit=2"));
        Assert.Equal(["cath", "ben"], await visitor.DirectoryAsync("order=new&offset=1&limit=2&local=true"));
        var page = (await visitor.PageAsync("/people?order=active")).QuerySelector("main")!.TextContent;
        Assert.Contains("last posted 23 November 2026", page, StringComparison.Ordinal);
        Assert.Contains("no posts yet", page, StringComparison.Ordinal);
        Assert.Equal("2026-11-23", (await visitor.GetFromJsonElementAsync("/api/v1/directory"))[0].Text("last_status_at"));
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await ben.PublishAsync("Third");
        await server.DrainAsync();
        Assert.Equal(["ben", "ada"], (await visitor.PeopleAsync("order=active")).Take(2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("order=active")]
    [InlineData("profession=nursing")]
    [InlineData("profession=nursing&order=active")]
    public async Task All_are_met_once_on_the_pages_and_counted_up_to_a_hundred(string query)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada", "Nursing");
        await ada.PublishAsync("Hello");
        await CrowdAsync(server, 99);
        using var visitor = server.Visitor();
        Assert.StartsWith("100 people", await CountedAsync(visitor, query), StringComparison.Ordinal);
        using var browser = await server.BrowserAsync("ada");
        Assert.StartsWith("99 people", await CountedAsync(browser, query), StringComparison.Ordinal);
        var (met, path) = (new List<string>(), "/people?" + query);
        for (var pages = 0; path.Length > 0 && pages < 10; pages++)
        {
            var page = await visitor.PageAsync(path);
            met.AddRange(page.QuerySelectorAll("main .person .handle").Select(handle => handle.TextContent.Trim()));
            path = page.QuerySelector("main a[rel=next]")?.GetAttribute("href") ?? "";
        }
        Assert.Equal((100, 100), (met.Count, met.Distinct().Count()));
        await server.PersonAsync("ben", "Nursing");
        Assert.StartsWith("More than 100 people", await CountedAsync(visitor, query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_kept_apart_by_a_block_finds_and_counts_nobody_of_the_other()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.PersonAsync("ada", "Nursing"), await server.PersonAsync("ben", "Nursing"));
        var stranger = await server.PersonAsync("stranger", "Nursing");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await server.DrainAsync();
        foreach (var order in new[] { "order=new", "order=active", "q=nursing", "profession=nursing" })
        {
            foreach (var (me, seen) in new[] { (ada, "stranger"), (ben, "stranger"), (stranger, "ben ada") })
            {
                using var browser = await server.BrowserAsync(me.Handle);
                Assert.Equal(seen.Split(' ').Order(), (await browser.PeopleAsync(order)).Order());
                var count = seen.Split(' ').Length == 1 ? "1 person" : "2 people";
                Assert.StartsWith(count, await CountedAsync(browser, order), StringComparison.Ordinal);
                Assert.Equal(
                    seen.Split(' ').Append(me.Handle).Order(), (await me.Client.DirectoryAsync(order)).Order());
            }
        }
    }

    [Fact]
    public async Task Empty_fields_of_the_form_do_not_stay_in_the_address()
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = server.Visitor();
        var answer = await visitor.GetAsync("/people?q=&profession=Nursing&organisation=&place=&topic=&order=active");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/people?profession=Nursing&order=active", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("after=x")]
    [InlineData("after=1-0")]
    [InlineData("after=99999999999999999999-1")]
    [InlineData("order=best")]
    [InlineData("topic=two+words")]
    [InlineData("q=%F0%9F%98%80")]
    public async Task Nonsense_is_answered_with_a_page(string query)
    {
        await using var server = await TestServer.StartAsync();
        await server.PersonAsync("ada", "Nursing");
        Assert.Equal(HttpStatusCode.OK, (await server.Visitor().GetAsync("/people?" + query)).StatusCode);
    }

    [Fact]
    public async Task What_is_too_long_to_be_looked_for_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var name in new[] { "q", "profession", "organisation", "place", "topic" })
        {
            var query = $"?{name}={new string('x', 201)}";
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await server.Visitor().GetAsync("/api/v1/directory" + query)).StatusCode);
        }
    }

    [Fact]
    public async Task A_place_is_said_shown_and_taken_back()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada", place: "  Ynys\nMôn ");
        using var visitor = server.Visitor();
        var account = await visitor.GetFromJsonElementAsync($"/api/v1/accounts/{ada.Id}");
        Assert.Equal("Ynys Môn", account.GetProperty("canteen").Text("place"));
        Assert.Contains("Ynys Môn", (await visitor.PageAsync("/@ada")).QuerySelector(".profile")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ynys Môn", (await visitor.PageAsync("/people")).QuerySelector(".person")!.TextContent, StringComparison.Ordinal);
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/settings/profile")).QuerySelector("form.form");
        Assert.Equal("Ynys Môn", form!.QuerySelector("#place")!.GetAttribute("value"));
        var long60 = string.Concat(Enumerable.Repeat("😀", 60));
        var refused = await browser.SubmitAsync(form, ("canteen[place]", long60 + "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Place is too long", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form, ("canteen[place]", long60))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form, ("canteen[place]", ""))).StatusCode);
        Assert.Equal("", (await ada.GetJsonAsync("/api/v1/profile")).GetProperty("canteen").Text("place"));
        Assert.Empty(await visitor.PeopleAsync("q=ynys"));
    }

    [Fact]
    public async Task People_who_were_here_before_profiles_were_folded_are_found_after_the_job()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 101; i++) await server.MemberAsync($"crowd{i}");
        await server.SqlAsync("UPDATE accounts SET profession = 'Orthoptics', display_name = 'Zoë'");
        await server.SqlAsync("DELETE FROM account_words");
        await server.Database.WriteAsync(
            async tx =>
            {
                await tx.EnqueueAsync("fold-profiles", new { });
                return Done.It;
            },
            CancellationToken.None);
        await server.DrainAsync();
        Assert.Equal(101, await server.CountAsync("SELECT count(*) FROM account_words WHERE word = 'zoe'"));
        Assert.Equal(101, await server.CountAsync("SELECT count(*) FROM accounts WHERE profession_key = 'orthoptics'"));
    }

    private static async Task<string> CountedAsync(HttpClient client, string query) =>
        (await client.PageAsync("/people?" + query)).QuerySelector(".people-count")!.TextContent.Trim();

    /// <summary>People with one profession of whom every third posted, some at the same time.</summary>
    private static async Task CrowdAsync(TestServer server, int size)
    {
        for (var i = 0; i < size; i++) await server.MemberAsync($"crowd{i}");
        await server.SqlAsync(
            """
            UPDATE accounts SET profession_key = 'nursing', last_post_at = CASE WHEN id % 3 = 0 THEN created_at / 1000 ELSE NULL END
            WHERE handle LIKE 'crowd%'
            """);
    }
}
