using Canteen.Features.People.Organisations;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Browser;

/// <summary>Small classes of tests that share a <see cref="Scene"/>, since it takes longer to set than they do.</summary>
[CollectionDefinition(Name)]
public sealed class OneScene : ICollectionFixture<Scene>
{
    public const string Name = "one scene";
}

/// <summary>A <see cref="Table"/> with a conversation, so that pages have something to show.</summary>
public sealed class Scene(Chromium chromium) : IAsyncLifetime
{
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    public Table Table { get; } = new(chromium);

    public async ValueTask InitializeAsync()
    {
        await Table.InitializeAsync();
        var (amara, ben, ela, server) = (Table.Amara, Table.Ben, Table.Ela, Table.Server);
        var (cath, dev) = (await server.MemberAsync("cath"), await server.MemberAsync("dev"));
        await server.MemberAsync("wren");
        await server.MemberAsync("hopper", role: "admin");
        BusyHour.Fill(server);
        foreach (var other in new[] { cath, dev, ela }) await amara.FollowAsync(other);
        foreach (var other in new[] { cath, dev, amara }) await other.FollowAsync(ben);
        await ela.PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = true });
        foreach (var near in new[] { ben, cath })
            await near.PatchJsonAsync("/api/v1/accounts/update_credentials", new { canteen = new { place = "Gower Vale" } });
        foreach (var other in new[] { ben, cath, dev }) await other.FollowAsync(ela);
        for (var i = 1; i <= 18; i++) await dev.PublishAsync($"Goal {i} of eighteen: stairs, twice, with a song. #SmallWins");
        await TalkAsync(amara, ben, cath, ela);
        var quinn = await server.MemberAsync("quinn");
        await KeepAwayAsync(quinn, ben, dev);
        await ListAsync(quinn, cath, amara);
        await SaveSearchesAsync(quinn);
        foreach (var tag in new[] { "SmallWins", "TurnTheLightsDown" }) await quinn.PostJsonAsync($"/api/v1/tags/{tag}/follow");
        await quinn.PutJsonAsync("/api/canteen/v1/followed_tags/TurnTheLightsDown", new { most_a_day = 3 });
        await dev.PostJsonAsync("/api/canteen/v1/tags/SmallWins/aliases", new { other = "FirstNamesFirst" });
        await FilterAsync(await server.MemberAsync("rosa"), ben, dev);
        await BeQuietAsync(await server.MemberAsync("tam"), ben, cath);
        await PacksAsync([ben, cath, dev, ela, amara, quinn], await server.MemberAsync("petra"));
        await OrganisationAsync(amara, ben, cath);
        await CollectAsync(quinn, cath);
        await BeAwayAsync();
        foreach (var tag in new[] { "TurnTheLightsDown", "NightOwls", "AskTheFridge" })
            await ben.PostJsonAsync("/api/v1/featured_tags", new { name = tag });
        foreach (var tag in new[] { "FirstNamesFirst", "ThingsThatWentWellOnTheWardThisWeek" })
            await amara.PostJsonAsync("/api/v1/featured_tags", new { name = tag });
        await server.DrainAsync();
        _places["{consent}"] = await ConsentAsync(amara);
    }

    public ValueTask DisposeAsync() => Table.DisposeAsync();

    public string Address(string path) =>
        _places.Aggregate(path, (said, place) => said.Replace(place.Key, place.Value, StringComparison.Ordinal));

    /// <summary>Noor follows some who have a lot to say meanwhile.</summary>
    private async Task BeAwayAsync()
    {
        var (noor, members) = (await Table.Server.MemberAsync("noor"), new List<Member>());
        foreach (var name in new[] { "olive", "pat", "reg", "sian", "una" }) members.Add(await Table.Server.MemberAsync(name));
        foreach (var member in members.Take(4)) await noor.FollowAsync(member);
        await WorkAsync(noor, "Staff nurse");
        await WorkAsync(members[1], "Staff nurse");
        await Table.Server.DrainAsync();
        await WorkAsync(members[1], "Ward manager");
        await WorkAsync(members[4], "Healthcare assistant");
        for (var i = 1; i <= 12; i++) await members[0].PublishAsync($"Bay {i} of twelve has fresh water and a clean table. #SmallWins");
        var swap = await members[1].PublishAsync("First week as ward manager. I have learned where the good pens are kept.");
        foreach (var member in members.Where(other => other != members[1])) await member.PublishAsync("Well done!", replyTo: swap);
        foreach (var member in new[] { members[2], members[3] })
            await member.PublishAsync("Worth ten minutes: https://knowledge.example.org/nights/sleep-after-nights #NightOwls");
        await members[0].PublishAsync("Has anyone seen the bladder scanner since Tuesday?");
        var stop = Secret<CatchUpStop>.New();
        await Table.Server.Database.WriteAsync(
            tx => tx.ExecuteAsync(
                "INSERT INTO catch_up_stops (hash, account_id, created_at) VALUES (@Hash, @Id, @Now)", new { stop.Hash, noor.Id, tx.Now }),
            CancellationToken.None);
        _places["{stop}"] = $"/catch-up/stop?token={stop.Text}";
    }

    private static Task WorkAsync(Member member, string title) => member.PatchJsonAsync(
        "/api/v1/accounts/update_credentials", new { canteen = new { job_title = title, organisation = "Hollow Hill" } });

    private async Task SaveSearchesAsync(Member quinn)
    {
        await quinn.PostJsonAsync("/api/canteen/v1/searches", new { query = "#FirstNamesFirst" });
        var saved = await quinn.PostJsonAsync(
            "/api/canteen/v1/searches",
            new { title = "Nights on the ward", query = "(lights OR trolley) -is:boost in:public", notify = "hourly" });
        _places["{search}"] = $"/searches/{saved.GetProperty("id").GetString()}";
    }

    private async Task TalkAsync(Member amara, Member ben, Member cath, Member ela)
    {
        var question = await ben.PublishAsync("Night 3 of 4. Who has a chart for lights out that patients like? #TurnTheLightsDown");
        var answer = await cath.PublishAsync(
            "@ben there is a summary here: https://knowledge.example.org/nights/what-the-evidence-says-about-light", replyTo: question);
        await ben.PublishAsync("@cath that is exactly it. Tea is on me.", replyTo: answer);
        await amara.PublishAsync("@ben we dim at ten and move the squeaky trolley.", replyTo: question);
        var shout = await ela.PublishAsync("Shout out to the ward clerk who learned every porter's name. #FirstNamesFirst");
        await amara.PostJsonAsync(
            "/api/v1/statuses",
            new { status = "A hard shift, and what we did for each other afterwards.", spoiler_text = "A death on the unit" });
        await ben.PublishAsync("@amara can you swap Thursday?", "direct");
        await ben.PublishAsync("For those who follow: the rota is up.", "private");
        var own = await amara.PublishAsync("Our falls board is now a whiteboard and a pen. Cost: one pen.");
        foreach (var id in new[] { question, shout }) await amara.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        foreach (var id in new[] { question, answer }) await amara.PostJsonAsync($"/api/v1/statuses/{id}/bookmark");
        await ben.PostJsonAsync($"/api/v1/statuses/{shout}/reblog");
        foreach (var other in new[] { ben, cath, ela }) await other.PostJsonAsync($"/api/v1/statuses/{own}/favourite");
        await cath.PostJsonAsync($"/api/v1/statuses/{own}/reblog");
        (_places["{thread}"], _places["{own}"]) = ($"/@ben/{question}", own);
    }

    private async Task KeepAwayAsync(Member quinn, Member muted, Member blocked)
    {
        await quinn.PostJsonAsync($"/api/v1/accounts/{muted.Id}/mute", new { duration = 8 * 3600 });
        await quinn.PostJsonAsync($"/api/v1/accounts/{blocked.Id}/block");
        foreach (var domain in new[] { "elsewhere.example", "a-very-long-name-of-a-server.in-a-department.example.org" })
            await quinn.PostJsonAsync("/api/v1/domain_blocks", new { domain });
        await quinn.PostJsonAsync($"/api/v1/statuses/{_places["{own}"]}/mute");
        await quinn.PostJsonAsync($"/api/v1/accounts/{Table.Ela.Id}/mute");
        _places["{ben}"] = $"/people/{muted.Id}";
    }

    private async Task FilterAsync(Member rosa, Member ben, Member dev)
    {
        await rosa.FollowAsync(dev);
        await rosa.FollowAsync(ben);
        var nights = await rosa.PostJsonAsync(
            "/api/v2/filters", Filter("Night shifts, and all that goes with them", "warn", "night", "rota"));
        await rosa.PostJsonAsync($"/api/v2/filters/{nights.GetProperty("id").GetString()}/statuses", new { status_id = _places["{own}"] });
        await rosa.PostJsonAsync("/api/v2/filters", Filter("Small wins", "hide", "#SmallWins", "stairs"));
        _places["{filter}"] = $"/settings/filters/{nights.GetProperty("id").GetString()}";

        static object Filter(string title, string action, params string[] words) => new
        {
            title, filter_action = action, context = new[] { "home", "public", "thread", "account" }, expires_in = 8 * 3600,
            keywords_attributes = words.Select((keyword, place) => new { keyword, whole_word = place == 0 }),
        };
    }

    private static async Task BeQuietAsync(Member tam, Member ben, Member cath)
    {
        await cath.FollowAsync(tam);
        string[] weekend = ["saturday", "sunday"], working = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        await tam.PutJsonAsync(
            "/api/canteen/v1/quiet_hours",
            new
            {
                private_mentions = true, account_ids = new[] { ben.Id.ToString(), cath.Id.ToString() },
                rules = new[] { Rule(working, "20:00", "07:00"), Rule(weekend, "00:00", "00:00"), Rule(["wednesday"], "12:30", "13:15") },
            });
        await tam.PostJsonAsync("/api/canteen/v1/quiet_hours/now", new { @for = 40 * 3600 });

        static object Rule(string[] days, string from, string to) => new { days, from, to };
    }

    private async Task ListAsync(Member quinn, Member cath, Member amara)
    {
        const string Lists = "/api/canteen/v1/lists";
        var team = await quinn.PostJsonAsync(
            Lists, new { title = "Ward 7 and the night team", pinned = true, icon = "tea", colour = "plum" });
        await quinn.PostJsonAsync(
            Lists, new { title = "Journal club", pinned = true, icon = "bookmark", colour = "ochre", exclusive = true });
        await quinn.PostJsonAsync(Lists, new { title = "Everyone who ever explained a discharge summary to me", colour = "blue" });
        var id = team.GetProperty("id").GetString();
        await quinn.PostJsonAsync($"{Lists}/{id}/accounts", new { account_ids = new[] { cath.Id, amara.Id, Table.Ela.Id } });
        foreach (var name in new[] { "SmallWins", "TurnTheLightsDown" }) await quinn.PostJsonAsync($"{Lists}/{id}/tags", new { name });
        _places["{listId}"] = id!;
        (_places["{list}"], _places["{cath}"]) = ($"/lists/{id}", $"/people/{cath.Id}");
    }

    /// <param name="petra">Is in one pack, and asked to be in another.</param>
    private async Task PacksAsync(Member[] people, Member petra)
    {
        var nights = await PackAsync(
            people[0], "Night shift", "People who are awake when the rest of the building is asleep, for anyone who would like company.",
            [.. people, petra], "TurnTheLightsDown", "SmallWins");
        var asking = await PackAsync(
            Table.Amara, "Improving care together, one honestly measured small change", "What we tried, what we measured, what we stopped.",
            people[1..5], "SmallWins");
        await Table.Amara.PostJsonAsync(
            $"/api/canteen/v1/packs/{asking}/accounts", new { account_ids = new[] { petra.Id, people[0].Id } });
        (_places["{pack}"], _places["{asking}"]) = ($"/packs/{nights}", $"/packs/{asking}");
    }

    /// <summary>
    /// Ben is shown, Cath is under a pseudonym that is not known yet, and Amara, who is a steward, under one that is; Dev is invited.
    /// </summary>
    private async Task OrganisationAsync(Member amara, Member ben, Member cath)
    {
        var hill = await Table.Server.OpenOrganisationAsync(
            "hollow-hill", "Hollow Hill Hospital", "A hospital on a hill, with 420 beds and one lift that works.", amara);
        await Table.Server.JoinAsync(hill, ben, look: 1);
        await Table.Server.JoinAsync(hill, cath, look: 2, "Catherine Ellis");
        var membership = await Table.Server.JoinAsync(hill, amara, look: 2, "Amara Okafor-Hughes", isKnown: true);
        await Table.Server.Services.GetRequiredService<InviteMember>().RunAsync(amara.Id, "hollow-hill", "dev", CancellationToken.None);
        (_places["{membership}"], _places["{organisation}"]) = ($"/settings/organisations/{membership}", $"{hill}");
    }

    private static async Task<string> PackAsync(
        Member maker, string name, string description, Member[] people, params string[] tags)
    {
        const string Packs = "/api/canteen/v1/packs";
        var id = (await maker.PostJsonAsync(Packs, new { name, description })).GetProperty("id").GetString()!;
        foreach (var tag in tags) await maker.PostJsonAsync($"{Packs}/{id}/tags", new { name = tag });
        // Those between whom and the maker there is a block are not found.
        foreach (var person in people)
        {
            var asked = await maker.PostAsync($"{Packs}/{id}/accounts", new { account_ids = new[] { person.Id } });
            if (asked.IsSuccessStatusCode) await person.PostJsonAsync($"{Packs}/{id}/agree");
        }
        return id;
    }

    private async Task CollectAsync(Member owner, Member follower)
    {
        const string Collections = "/api/canteen/v1/collections";
        var posts = (await owner.GetJsonAsync("/api/v1/timelines/public?limit=3")).EnumerateArray()
            .Select(post => post.GetProperty("id").GetString()!).ToList();
        var open = await MakeAsync("Discharge summaries that people can read", "public");
        await MakeAsync("To talk about on Thursday", "private");
        var shared = await MakeAsync("Welcome to Ward 7", "link");
        foreach (var post in posts)
            await owner.PostJsonAsync(
                $"{Collections}/{open}/statuses",
                new { status_id = post, note = post == posts[0] ? "Read this first.\nOne page of what took us a year to find out." : "" });
        await follower.PostJsonAsync($"{Collections}/{open}/follow");
        await owner.PostJsonAsync($"{Collections}/{shared}/statuses", new { status_id = posts[0], note = "How we start the day" });
        var link = (await owner.GetJsonAsync($"{Collections}/{shared}")).GetProperty("link").GetString()!;
        (_places["{collection}"], _places["{shared}"]) = ($"/collections/{open}", $"/collections/{shared}");
        (_places["{secret}"], _places["{collected}"]) = (new Uri(link).AbsolutePath, $"/collections/{open}/posts/{posts[0]}");
        (_places["{collect}"], _places["{unbookmark}"]) = ($"/posts/{posts[0]}/collections", $"/posts/{posts[0]}/unbookmark");

        async Task<string> MakeAsync(string title, string visibility) => (await owner.PostJsonAsync(
            Collections, new { title, visibility, description = "What we send to new starters, with what we learnt from it." }))
            .GetProperty("id").GetString()!;
    }

    private static async Task<string> ConsentAsync(Member member)
    {
        var app = await member.PostJsonAsync(
            "/api/v1/apps", new { client_name = "Pocket Canteen", redirect_uris = "urn:ietf:wg:oauth:2.0:oob", scopes = "read write" });
        return $"/oauth/authorize?response_type=code&client_id={app.GetProperty("client_id").GetString()}"
            + "&redirect_uri=urn:ietf:wg:oauth:2.0:oob&scope=read+write";
    }
}
