using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.People;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Safety;

/// <summary>
/// Two people who had much to do with each other, until one blocked the other; and a third one, who has to do with both. Every door is
/// opened by each, so that a new one that forgets to ask is found.
/// </summary>
public sealed class ApartTests
{
    private static readonly string[] OnlyForTheBlocker =
    [
        "/@{name}", "/@{name}/followers", "/@{name}/following", "/@{name}/tagged/{hashtag}", "/@{name}/with_replies", "/api/v1/accounts",
        "/api/v1/accounts/lookup", "/api/v1/accounts/{id:id}", "/api/v1/blocks", "/people/{id:id}/mute", "/settings/hidden",
    ];

    private static readonly string[] MemberLists = ["/api/canteen/v1/organisations/{slug}/members", "/organisations/{slug}"];

    [Fact]
    public async Task Whoever_was_blocked_finds_nothing_of_the_other_behind_any_door()
    {
        await using var server = await TestServer.StartAsync();
        var world = await World.MakeAsync(server);
        await world.Zebra.PostJsonAsync($"/api/v1/accounts/{world.Quokka.Id}/block");
        await server.DrainAsync();
        Assert.Empty(await world.Walk(world.Quokka).BehindAsync("zebra", "The zebra"));
    }

    [Fact]
    public async Task Whoever_blocked_finds_nothing_of_the_other_but_where_it_can_be_undone()
    {
        await using var server = await TestServer.StartAsync();
        var world = await World.MakeAsync(server);
        await world.Zebra.PostJsonAsync($"/api/v1/accounts/{world.Quokka.Id}/block");
        await server.DrainAsync();
        var found = await world.Walk(world.Zebra).BehindAsync("The quokka");
        Assert.Equal(OnlyForTheBlocker, found.Select(door => door.Pattern).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(await world.Walk(world.Zebra).BehindAsync("quokkapost"));
    }

    [Fact]
    public async Task Before_a_block_and_after_its_end_both_find_each_other()
    {
        await using var server = await TestServer.StartAsync();
        var world = await World.MakeAsync(server);
        var before = await world.Walk(world.Quokka).BehindAsync("zebrapost");
        Assert.InRange(before.Select(door => door.Pattern).Distinct().Count(), 15, 100);
        await world.Zebra.PostJsonAsync($"/api/v1/accounts/{world.Quokka.Id}/block");
        await world.Zebra.PostJsonAsync($"/api/v1/accounts/{world.Quokka.Id}/unblock");
        await server.DrainAsync();
        var after = await world.Walk(world.Quokka).BehindAsync("zebrapost");
        Assert.InRange(after.Select(door => door.Pattern).Distinct().Count(), 10, 100);
    }

    [Fact]
    public async Task Members_of_one_organisation_who_are_kept_apart_are_in_its_lists_for_others_alone()
    {
        await using var server = await TestServer.StartAsync();
        var world = await World.MakeAsync(server);
        foreach (var (reader, other) in new[] { (world.Quokka, "The zebra"), (world.Zebra, "The quokka") })
            Assert.Equal(MemberLists, await world.OrganisationDoorsAsync(reader, other));
        await world.Zebra.PostJsonAsync($"/api/v1/accounts/{world.Quokka.Id}/block");
        await server.DrainAsync();
        foreach (var (reader, other) in new[] { (world.Quokka, "The zebra"), (world.Zebra, "The quokka") })
            Assert.Empty(await world.OrganisationDoorsAsync(reader, other));
        foreach (var word in new[] { "The zebra", "The quokka" })
            Assert.Equal(MemberLists, await world.OrganisationDoorsAsync(world.Cath, word));
    }

    [Fact]
    public async Task A_muted_person_is_read_only_where_one_goes_to_read_them()
    {
        await using var server = await TestServer.StartAsync();
        var world = await World.MakeAsync(server);
        // One's own boosts stay.
        foreach (var id in world.Ids) await world.Quokka.PostAsync($"/api/v1/statuses/{id}/unreblog");
        await world.Quokka.PostJsonAsync($"/api/v1/accounts/{world.Zebra.Id}/mute");
        await server.DrainAsync();
        var found = await world.Walk(world.Quokka).BehindAsync("zebrapost");
        Assert.Equal(
            [
                "/@{name}", "/@{name}/tagged/{hashtag}", "/@{name}/with_replies", "/@{name}/{id:id}", "/@{name}/{post:id}",
                "/api/v1/accounts/{id:id}/statuses", "/api/v1/bookmarks", "/api/v1/favourites",
                "/api/v1/notifications", "/api/v1/notifications/{id:id}", "/api/v1/statuses",
                "/api/v1/statuses/{id:id}", "/api/v1/statuses/{id:id}/history", "/api/v1/statuses/{id:id}/source",
                "/api/v2/notifications", "/bookmarks", "/columns", "/favourites", "/live/posts", "/notifications",
            ],
            found.Select(door => door.Pattern).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_filter_hides_is_on_no_page_but_where_one_goes_to_read_it()
    {
        await using var server = await TestServer.StartAsync();
        var world = await World.MakeAsync(server);
        await FilterAsync(world.Quokka, "hide");
        var found = new List<string>();
        await foreach (var door in world.Walk(world.Quokka).OpenAsync())
            if (!door.IsApi && Contains(door, "zebrapost")) found.Add(door.Pattern);
        Assert.Equal(
            ["/@{name}/{id:id}", "/@{name}/{post:id}", "/bookmarks", "/favourites", "/live/posts", "/settings/filters/export"],
            found.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_answer_to_an_app_says_what_the_filters_of_its_reader_found()
    {
        await using var server = await TestServer.StartAsync();
        var world = await World.MakeAsync(server);
        await FilterAsync(world.Quokka, "warn");
        var (checkedIn, silent) = (new HashSet<string>(), new HashSet<string>());
        await foreach (var door in world.Walk(world.Quokka).OpenAsync())
        {
            if (!door.IsApi || !Contains(door, "zebrapost")) continue;
            foreach (var post in Posts(JsonDocument.Parse(door.Body).RootElement))
            {
                if (!post.GetProperty("content").GetString()!.Contains("zebrapost", StringComparison.Ordinal)) continue;
                checkedIn.Add(door.Pattern);
                if (post.GetProperty("filtered").GetArrayLength() == 0) silent.Add(door.Pattern);
            }
        }
        Assert.Empty(silent);
        Assert.InRange(checkedIn.Count, 10, 100);
    }

    [Fact]
    public async Task Whoever_is_in_an_exclusive_list_is_not_at_home_and_elsewhere_as_before()
    {
        await using var server = await TestServer.StartAsync();
        var world = await World.MakeAsync(server);
        var before = (await world.Walk(world.Cath).BehindAsync("zebrapost")).Select(door => door.Pattern).Distinct().ToList();
        Assert.Contains("/api/v1/timelines/home", before);
        // Those whom one follows may still boost what they say.
        foreach (var id in world.Ids)
            foreach (var who in new[] { world.Quokka, world.Cath }) await who.PostAsync($"/api/v1/statuses/{id}/unreblog");
        var list = (await world.Cath.PostJsonAsync("/api/v1/lists", new { title = "Later", exclusive = true })).Text("id");
        await world.Cath.PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = new[] { world.Zebra.Id } });
        await server.DrainAsync();
        var after = (await world.Walk(world.Cath).BehindAsync("zebrapost")).Select(door => door.Pattern).Distinct().ToList();
        string[] home = ["/api/canteen/v1/catch_up", "/api/v1/timelines/home", "/catch-up", "/columns", "/home"];
        Assert.Equal(home, before.Except(after).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_learns_of_lists_filters_and_followed_hashtags_by_any_door()
    {
        await using var server = await TestServer.StartAsync();
        var world = await World.MakeAsync(server);
        var (before, mine) = (await BodiesAsync(world), await BodiesAsync(world, world.Zebra));
        var list = (await world.Quokka.PostJsonAsync("/api/v1/lists", new { title = "Xylophone", exclusive = true })).Text("id");
        await world.Quokka.PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = new[] { world.Zebra.Id, world.Cath.Id } });
        await world.Quokka.PostJsonAsync("/api/v1/tags/topic/follow");
        await FilterAsync(world.Quokka, "hide");
        await server.DrainAsync();
        Assert.Equal(before, await BodiesAsync(world));
        Assert.Equal(mine, await BodiesAsync(world, world.Zebra));
        Assert.Empty(await world.Walk(world.Zebra).BehindAsync("Xylophone"));
    }

    [Fact]
    public async Task Nobody_else_learns_of_blocks_and_mutes_by_any_door()
    {
        await using var server = await TestServer.StartAsync();
        var world = await World.MakeAsync(server);
        var before = await BodiesAsync(world);
        await world.Zebra.PostJsonAsync($"/api/v1/accounts/{world.Quokka.Id}/mute");
        await world.Quokka.PostJsonAsync($"/api/v1/accounts/{world.Zebra.Id}/mute");
        await server.DrainAsync();
        Assert.Equal(before, await BodiesAsync(world));
        await world.Zebra.PostJsonAsync($"/api/v1/accounts/{world.Quokka.Id}/block");
        await server.DrainAsync();
        Assert.Equal(before, await BodiesAsync(world));
    }

    private static Task FilterAsync(Member reader, string action) => reader.PostJsonAsync(
        "/api/v2/filters",
        new
        {
            title = "Animals", filter_action = action, context = new[] { "home", "notifications", "public", "thread", "account" },
            keywords_attributes = new[] { new { keyword = "zebrapost", whole_word = false } },
        });

    private static bool Contains(Door door, string word) => door.Body.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>All posts in an answer, however deep.</summary>
    private static IEnumerable<JsonElement> Posts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Posts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(part => Posts(part.Value))
            .Concat(json.TryGetProperty("content", out _) && json.TryGetProperty("visibility", out _) ? [json] : []),
        _ => [],
    };

    /// <param name="reader">Cath, where null.</param>
    private static async Task<List<string>> BodiesAsync(World world, Member? reader = null)
    {
        var bodies = new List<string>();
        foreach (var path in world.Ids.SelectMany(id => new[]
            {
                $"/api/v1/accounts/{id}", $"/api/v1/accounts/{id}/statuses", $"/api/v1/accounts/{id}/followers",
                $"/api/v1/accounts/{id}/following", $"/api/v1/accounts/relationships?id[]={id}", $"/api/v1/statuses/{id}",
                $"/api/v1/statuses/{id}/context", $"/api/v1/statuses/{id}/favourited_by", $"/api/v1/statuses/{id}/reblogged_by",
            }).Concat(["/api/v1/timelines/home", "/api/v1/timelines/public", "/api/v1/notifications", "/api/v1/directory"]))
        {
            bodies.Add(path + "\n" + await (await (reader ?? world.Cath).GetAsync(path)).Content.ReadAsStringAsync());
        }
        return bodies;
    }

    /// <param name="Zebra">Blocks or is muted.</param>
    /// <param name="Quokka">Is blocked or mutes.</param>
    /// <param name="Cath">Has to do with both.</param>
    /// <param name="Ids">Of these people, and of their posts and notifications.</param>
    private sealed record World(TestServer Server, Member Zebra, Member Quokka, Member Cath, IReadOnlyList<string> Ids)
    {
        private const string Organisation = "hollow-hill";

        public static async Task<World> MakeAsync(TestServer server)
        {
            var (zebra, quokka, cath) = (
                await server.MemberAsync("zebra"), await server.MemberAsync("quokka"), await server.MemberAsync("cath"));
            Member[] all = [zebra, quokka, cath];
            foreach (var one in all)
            {
                await one.PatchJsonAsync(
                    "/api/v1/accounts/update_credentials",
                    new
                    {
                        display_name = $"The {one.Handle}", discoverable = true,
                        canteen = new { profession = "Nursing", organisation = "Ward 7" },
                    });
                foreach (var other in all.Where(other => other != one)) await one.FollowAsync(other);
            }
            await OrganiseAsync(server, all);
            List<string> posts = [.. await TalkAsync(zebra, quokka, cath), .. await PacksAsync(all)];
            await server.DrainAsync();
            var notes = (await quokka.GetJsonAsync("/api/v1/notifications")).EnumerateArray()
                .Concat((await zebra.GetJsonAsync("/api/v1/notifications")).EnumerateArray()).Select(note => note.Text("id"));
            return new(server, zebra, quokka, cath, [.. all.Select(one => one.Id.ToString()), .. posts, .. notes]);
        }

        public DoorWalk Walk(Member reader) => new(Server, reader, Ids, [Zebra.Handle, Quokka.Handle, Cath.Handle, "topic", Organisation])
        {
            Queries =
            [
                .. new[] { "zeb", "quo" }.SelectMany(word => new[]
                {
                    ("/search", $"?q={word}"), ("/people", $"?q={word}"), ("/search/suggestions", $"?q=@{word}"),
                    ("/api/v2/search", $"?q={word}"), ("/api/v1/accounts/search", $"?q={word}"),
                }),
                ("/people", "?profession=Nursing"), ("/people", "?organisation=Ward+7"), ("/people", "?max_id=9000000000000000000"),
                .. new[] { Zebra, Quokka }.Select(one => ("/api/v1/accounts/lookup", $"?acct={one.Handle}")),
                .. Ids.SelectMany(id => new[]
                {
                    ("/api/v1/accounts", $"?id[]={id}"), ("/api/v1/statuses", $"?id[]={id}"),
                    ("/api/v1/accounts/relationships", $"?id[]={id}"), ("/api/v1/accounts/familiar_followers", $"?id[]={id}"),
                    ("/live/posts", $"?ids={id}"), ("/home", $"?max_id={id}"), ("/api/v1/timelines/home", $"?max_id={id}"),
                }),
            ],
        };

        /// <returns>The doors of organisations behind which a word stands.</returns>
        public async Task<IEnumerable<string>> OrganisationDoorsAsync(Member reader, string word) =>
            (await Walk(reader).BehindAsync(word)).Select(door => door.Pattern)
                .Where(pattern => pattern.Contains("organisations", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

        /// <summary>They are members of one organisation, and shown in its lists.</summary>
        private static async Task OrganiseAsync(TestServer server, Member[] all)
        {
            using var desk = await server.DeskAsync();
            await desk.OpenAsync(Organisation);
            foreach (var one in all)
            {
                using var browser = await server.BrowserAsync(one.Handle);
                await one.ShowAsync(await server.ConfirmAsync(browser, one, Organisation));
            }
        }

        /// <summary>Each makes a pack with all of them, and one that waits for their answers.</summary>
        private static async Task<List<string>> PacksAsync(Member[] all)
        {
            var packs = new List<string>();
            foreach (var maker in all)
            {
                packs.Add(await maker.PackAsync($"{maker.Handle} and friends", all));
                packs.Add(await maker.PackAsync($"{maker.Handle} asks"));
                await maker.PostJsonAsync(packs[^1] + "/accounts", PackTools.Whom(all));
            }
            return packs.ConvertAll(path => path.Split('/')[^1]);
        }

        private static async Task<List<string>> TalkAsync(Member zebra, Member quokka, Member cath)
        {
            var root = await cath.PublishAsync("What is for lunch? #topic");
            var theirs = await zebra.PublishAsync("zebrapost of the morning #topic");
            var letter = await zebra.PublishAsync("zebrapost for @quokka", "direct");
            var answer = await zebra.PublishAsync("zebrapost: soup #topic", replyTo: root);
            var mine = await quokka.PublishAsync("quokkapost: soup again #topic", replyTo: root);
            var toTheirs = await quokka.PublishAsync("quokkapost as an answer", replyTo: theirs);
            var toMine = await zebra.PublishAsync("zebrapost as an answer", replyTo: mine);
            foreach (var (who, post) in new[]
                {
                    (quokka, theirs), (cath, theirs), (zebra, mine), (cath, mine), (zebra, root), (quokka, root),
                })
            {
                foreach (var act in new[] { "favourite", "bookmark", "reblog" }) await who.PostJsonAsync($"/api/v1/statuses/{post}/{act}");
            }
            await zebra.PostJsonAsync($"/api/v1/statuses/{theirs}/pin");
            await cath.PostJsonAsync($"/api/v1/accounts/{zebra.Id}/pin");
            await cath.PostJsonAsync($"/api/v1/accounts/{quokka.Id}/pin");
            return [root, theirs, letter, answer, mine, toTheirs, toMine];
        }
    }
}
