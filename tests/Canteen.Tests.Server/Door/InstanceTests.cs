using System.Globalization;
using System.Net;
using System.Text.Json;
using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class InstanceTests
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        [""] = "domain title version source_url description usage thumbnail icon languages configuration registrations api_versions "
            + "contact rules",
        ["configuration"] = "urls vapid accounts statuses media_attachments polls translation timelines_access limited_federation",
        ["configuration accounts"] = "max_display_name_length max_note_length max_featured_tags max_pinned_statuses max_profile_fields",
        ["configuration statuses"] = "max_characters max_media_attachments characters_reserved_per_url",
        ["configuration polls"] = "max_options max_characters_per_option min_expiration max_expiration",
        ["configuration media_attachments"] = "description_limit image_matrix_limit image_size_limit supported_mime_types "
            + "video_frame_rate_limit video_matrix_limit video_size_limit",
        ["registrations"] = "enabled approval_required reason_required message min_age url",
    };

    [Fact]
    public async Task The_instance_document_tells_visitors_who_we_are_and_what_holds()
    {
        await using var server = await TestServer.StartAsync(
            s => s with { Title = "Ward 7", MaxPostCharacters = 640, ContactEmail = "porter@example.org" });
        await server.MemberAsync("ada", role: "admin");
        var instance = await JsonAsync(server, "/api/v2/instance");
        Assert.Equal("Ward 7", instance.GetProperty("title").GetString());
        Assert.Equal(server.Settings.Domain, instance.GetProperty("domain").GetString());
        Assert.StartsWith("4.6.0 (compatible; Canteen ", instance.GetProperty("version").GetString(), StringComparison.Ordinal);
        Assert.Equal(640, instance.GetProperty("configuration").GetProperty("statuses").GetProperty("max_characters").GetInt32());
        Assert.Equal("ada", instance.GetProperty("contact").GetProperty("account").GetProperty("username").GetString());
        Assert.True(instance.GetProperty("registrations").GetProperty("enabled").GetBoolean());
        Assert.Equal(
            "ws://" + server.Settings.Domain,
            instance.GetProperty("configuration").GetProperty("urls").GetProperty("streaming").GetString());
    }

    [Fact]
    public async Task Every_key_that_strict_clients_read_is_there()
    {
        await using var server = await TestServer.StartAsync();
        var instance = await JsonAsync(server, "/api/v2/instance");
        foreach (var (path, keys) in Keys)
        {
            var at = path.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(instance, (json, step) => json.GetProperty(step));
            Assert.All(keys.Split(' '), key => Assert.True(at.TryGetProperty(key, out _), $"{path} {key}"));
        }
    }

    [Fact]
    public async Task The_first_version_of_the_document_has_the_bare_domain_and_says_that_it_is_old()
    {
        await using var server = await TestServer.StartAsync(s => s with { SignUps = SignUpMode.Invitation });
        await server.MemberAsync("ada");
        var answer = await server.Visitor().GetAsync("/api/v1/instance/");
        Assert.StartsWith("@", answer.Headers.GetValues("Deprecation").Single(), StringComparison.Ordinal);
        var instance = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(server.Settings.Domain, instance.GetProperty("uri").GetString());
        Assert.Equal(1, instance.GetProperty("stats").GetProperty("user_count").GetInt32());
        Assert.True(instance.GetProperty("invites_enabled").GetBoolean());
        Assert.False(instance.GetProperty("registrations").GetBoolean());
    }

    [Fact]
    public async Task Rules_come_in_their_order()
    {
        await using var server = await TestServer.StartAsync();
        await server.Database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync(
                    "INSERT INTO rules (id, position, text, hint) VALUES (1, 2, 'Be kind', ''), (2, 1, 'No patients', 'Ever')");
                return Done.It;
            },
            CancellationToken.None);
        var rules = await JsonAsync(server, "/api/v1/instance/rules");
        Assert.Equal(["2 No patients Ever", "1 Be kind "], rules.EnumerateArray().Select(
            r => $"{r.GetProperty("id").GetString()} {r.GetProperty("text").GetString()} {r.GetProperty("hint").GetString()}"));
    }

    [Fact]
    public async Task What_there_is_none_of_is_an_empty_list()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var path in new[] { "custom_emojis", "instance/peers", "instance/domain_blocks", "peers/search?q=a" })
        {
            Assert.Empty((await JsonAsync(server, "/api/v1/" + path)).EnumerateArray());
        }
    }

    [Fact]
    public async Task Activity_has_twelve_weeks_of_texts()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var weeks = (await JsonAsync(server, "/api/v1/instance/activity")).EnumerateArray().ToList();
        Assert.Equal(12, weeks.Count);
        var monday = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(weeks[0].GetProperty("week").GetString()!, CultureInfo.InvariantCulture));
        Assert.Equal(DayOfWeek.Monday, monday.DayOfWeek);
        Assert.Equal(
            monday.AddDays(-7).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), weeks[1].GetProperty("week").GetString());
        Assert.Equal("1", weeks[0].GetProperty("registrations").GetString());
    }

    [Fact]
    public async Task Languages_have_names()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Contains(
            (await JsonAsync(server, "/api/v1/instance/languages")).EnumerateArray(),
            l => l.GetProperty("code").GetString() == "cy" && l.GetProperty("name").GetString() == "Welsh");
    }

    [Fact]
    public async Task Health_is_the_text_OK()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal("OK", await server.Visitor().GetStringAsync("/health"));
    }

    private static async Task<IEnumerable<string?>> NamesAsync(TestServer server, string path) =>
        (await JsonAsync(server, path)).EnumerateArray().Select(a => a.GetProperty("username").GetString()).ToList();

    private static async Task<JsonElement> JsonAsync(TestServer server, string path) =>
        JsonElement.Parse(await server.Visitor().GetStringAsync(path));
}
