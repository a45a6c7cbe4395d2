using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>Did somebody mean another word?</summary>
public sealed class SpellingTests
{
    [Fact]
    public async Task A_word_that_several_people_write_is_offered_for_one_that_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        var people = await PeopleAsync(server, "ada", "bo", "cath");
        foreach (var person in people) await person.PublishAsync("Paracetamol for the anaesthetist? No haemorrhage. #PainControl");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        Assert.Equal("paracetamol", await MeantAsync(browser, "paracetomol"));
        Assert.Equal("anaesthetist", await MeantAsync(browser, "anethetist"));
        Assert.Equal("haemorrhage paracetamol from:bo", await MeantAsync(browser, "haemorage paracetmol from:bo"));
        Assert.Equal("\"no haemorrhage\" paracetamol", await MeantAsync(browser, "\"no haemorrhage\" paracetmol"));
        Assert.Equal("#paincontrol", await MeantAsync(browser, "#painncontrol"));
        Assert.Null(await MeantAsync(browser, "paracetamol"));
        Assert.Null(await MeantAsync(browser, "\"paracetomol\""));
        Assert.Null(await MeantAsync(browser, "-paracetomol"));
        Assert.Null(await MeantAsync(browser, "xyzzyplugh"));
        Assert.Null(await MeantAsync(browser, "haemorage zzzzzz"));
        var said = await people[0].GetJsonAsync("/api/canteen/v1/search/posts?q=paracetomol");
        Assert.Equal("paracetamol", said.GetProperty("did_you_mean").GetString());
        var link = (await browser.PageAsync("/search?q=paracetomol")).QuerySelector(".found-meant a")!;
        Assert.Equal("/search?q=paracetamol", link.GetAttribute("href"));
        Assert.Equal("Did you mean paracetamol?", link.ParentElement!.TextContent);
        Assert.Null(await MeantAsync(server.Browser(), "paracetomol"));
    }

    [Fact]
    public async Task Nobody_learns_a_word_that_is_not_for_everyone_or_that_few_wrote()
    {
        await using var server = await TestServer.StartAsync();
        var people = await PeopleAsync(server, "ada", "bo", "cath", "dev");
        await people[3].PatchJsonAsync("/api/v1/accounts/update_credentials", new { indexable = false });
        foreach (var (person, audience) in people.Zip(["public", "public", "private", "public"]))
            await person.PublishAsync("Brannocksyndrome", audience);
        for (var i = 0; i < 5; i++) await people[0].PublishAsync("Mortimerdisease");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        Assert.Null(await MeantAsync(browser, "brannocksyndrom"));
        Assert.Null(await MeantAsync(browser, "mortimerdiseas"));
        await people[2].PublishAsync("Brannocksyndrome");
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("brannocksyndrome", await MeantAsync(browser, "brannocksyndrmoe"));
    }

    [Fact]
    public async Task A_word_is_offered_only_to_those_who_find_something_by_it()
    {
        await using var server = await TestServer.StartAsync();
        var people = await PeopleAsync(server, "ada", "bo", "cath");
        foreach (var person in people) await person.PublishAsync("Lavender in the day room");
        var eve = await server.MemberAsync("eve");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("eve");
        Assert.Equal("lavender", await MeantAsync(browser, "lavendr"));
        foreach (var person in people) await person.PostJsonAsync($"/api/v1/accounts/{eve.Id}/block");
        Assert.Null(await MeantAsync(browser, "lavendr"));
    }

    [Fact]
    public async Task Whatever_is_typed_is_answered()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var person in await PeopleAsync(server, "ada", "bo", "cath")) await person.PublishAsync("Paracetamol");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        foreach (var typed in new[]
        {
            string.Concat(Enumerable.Repeat("paracetomol ", 41)), new string('x', 500), "paracetomol\u0301", "#", "東京都病院",
            "(((-paracetomol", "from:paracetomol", "\0paracetomol", "paracetomol:x", "\U0001F469\u200D\u2695\uFE0F paracetomol",
        })
            (await browser.GetAsync("/search?q=" + Uri.EscapeDataString(typed))).EnsureSuccessStatusCode();
        Assert.Equal(422, (int)(await browser.GetAsync("/search?q=" + new string('x', 501))).StatusCode);
        Assert.Equal(414, (int)(await browser.GetAsync("/search?q=" + new string('x', 10_000))).StatusCode);
    }

    private static async Task<List<Member>> PeopleAsync(TestServer server, params string[] handles)
    {
        var people = new List<Member>();
        foreach (var handle in handles) people.Add(await server.MemberAsync(handle));
        return people;
    }

    private static async Task<string?> MeantAsync(HttpClient browser, string typed) =>
        (await browser.PageAsync("/search?q=" + Uri.EscapeDataString(typed))).QuerySelector(".found-meant a")?.TextContent;
}
