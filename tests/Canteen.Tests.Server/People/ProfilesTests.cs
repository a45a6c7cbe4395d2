using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.People;

public sealed class ProfilesTests
{
    private const string Update = "/api/v1/accounts/update_credentials";

    [Theory]
    [InlineData("admin", "Admin", "3")]
    [InlineData("moderator", "Moderator", "1")]
    public async Task Everyone_sees_who_is_staff(string role, string name, string id)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada", role: role), await server.MemberAsync("bo"));
        var post = await ada.PublishAsync("Hello");
        foreach (var account in new[]
        {
            await bo.GetJsonAsync($"/api/v1/accounts/{ada.Id}"), (await bo.GetJsonAsync($"/api/v1/statuses/{post}")).GetProperty("account"),
            await ada.GetJsonAsync("/api/v1/accounts/verify_credentials"),
        })
        {
            var only = Assert.Single(account.GetProperty("roles").EnumerateArray());
            Assert.Equal(
                (id, name, ""),
                (only.GetProperty("id").GetString(), only.GetProperty("name").GetString(), only.GetProperty("color").GetString()));
        }
        Assert.Empty((await bo.GetJsonAsync($"/api/v1/accounts/{bo.Id}")).GetProperty("roles").EnumerateArray());
        Assert.Equal(
            name, (await ada.GetJsonAsync("/api/v1/accounts/verify_credentials")).GetProperty("role").GetProperty("name").GetString());
        Assert.Contains($">{name}<", await server.Visitor().GetStringAsync("/@ada"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_can_change_every_part_of_ones_profile()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var account = await ada.PatchJsonAsync(Update, new
        {
            display_name = "Ada Okafor",
            note = "Nights, mostly.\n\nSee https://example.org/a?b=1&c=2 #NightOwls",
            locked = true, bot = true, discoverable = false, indexable = false, hide_collections = true,
            fields_attributes = new[] { new { name = "Pronouns", value = "she/her" },
                new { name = "Site", value = "https://ada.example" } },
            source = new { privacy = "private", sensitive = true, language = "cy" },
            canteen = new { job_title = "Staff nurse", profession = "Nursing", organisation = "St Brannock's", views_own = true },
        });
        Assert.Equal("Ada Okafor", account.GetProperty("display_name").GetString());
        Assert.Contains("href=\"https://example.org/a?b=1&amp;c=2\"", account.GetProperty("note").GetString());
        Assert.Contains("/tags/nightowls", account.GetProperty("note").GetString());
        Assert.All((string[])["locked", "bot", "hide_collections", "noindex"], key => Assert.True(account.Is(key), key));
        Assert.Contains("rel=\"nofollow noopener noreferrer me\"", account.GetProperty("fields")[1].GetProperty("value").GetString());
        var source = account.GetProperty("source");
        Assert.Equal("https://ada.example", source.GetProperty("fields")[1].GetProperty("value").GetString());
        Assert.Equal(
            ("private", "cy", true),
            (source.GetProperty("privacy").GetString(), source.GetProperty("language").GetString(), source.Is("sensitive")));
        Assert.Equal("Staff nurse", account.GetProperty("canteen").GetProperty("job_title").GetString());
        var preferences = await ada.GetJsonAsync("/api/v1/preferences");
        Assert.Equal("private", preferences.GetProperty("posting:default:visibility").GetString());
    }

    [Fact]
    public async Task What_is_not_sent_stays_as_it_was()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PatchJsonAsync(Update, new { display_name = "Ada", canteen = new { job_title = "Nurse" } });
        var account = await ada.PatchJsonAsync(Update, new { note = "Hello" });
        Assert.Equal("Ada", account.GetProperty("display_name").GetString());
        Assert.Equal("Nurse", account.GetProperty("canteen").GetProperty("job_title").GetString());
    }

    [Fact]
    public async Task A_profile_is_edited_as_it_was_typed()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var profile = await ada.PutJsonAsync("/api/v1/profile", new { note = "a < b", display_name = "A" });
        Assert.Equal("a < b", profile.GetProperty("note").GetString());
        Assert.Equal("<p>a &lt; b</p>", profile.GetProperty("formatted_note").GetString());
        Assert.Equal(JsonValueKind.Null, profile.GetProperty("avatar").ValueKind);
        Assert.Equal("a < b", (await ada.GetJsonAsync("/api/v1/profile")).GetProperty("note").GetString());
    }

    [Fact]
    public async Task Apps_send_forms_with_numbered_fields()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var form = new MultipartFormDataContent
        {
            { new StringContent("Ada"), "display_name" },
            { new StringContent("One"), "fields_attributes[0][name]" },
            { new StringContent("1"), "fields_attributes[0][value]" },
            { new StringContent(""), "fields_attributes[1][name]" },
            { new StringContent(""), "fields_attributes[1][value]" },
            { new StringContent("Porter"), "canteen[job_title]" },
        };
        var answer = await ada.Client.PatchAsync(Update, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var account = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("One", Assert.Single(account.GetProperty("fields").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("Porter", account.GetProperty("canteen").GetProperty("job_title").GetString());
    }

    [Theory]
    [InlineData("display_name", 41)]
    [InlineData("note", 501)]
    public async Task A_text_that_is_too_long_is_refused_by_name(string field, int length)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PatchJsonAsync(Update, new Dictionary<string, string> { [field] = string.Concat(Enumerable.Repeat("👩", length - 1)) });
        var answer = await ada.PatchAsync(
            Update, new Dictionary<string, string> { [field] = string.Concat(Enumerable.Repeat("👩", length)) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var error = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("ERR_TOO_LONG", error.GetProperty("details").GetProperty(field)[0].GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("{\"fields_attributes\": [{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"a\",\"value\":\"1\"}]}")]
    [InlineData("{\"fields_attributes\": [{\"name\":\"\",\"value\":\"1\"}]}")]
    [InlineData("{\"fields_attributes\": [\"x\"]}")]
    [InlineData("{\"source\": {\"privacy\":\"direct\"}}")]
    [InlineData("{\"source\": {\"privacy\":\"nonsense\"}}")]
    [InlineData("{\"source\": {\"language\":\"not one\"}}")]
    [InlineData("{\"source\": \"x\"}")]
    [InlineData("{\"display_name\": {\"a\":1}}")]
    [InlineData("{\"avatar\": \"data:image/png;base64,AAAA\"}")]
    public async Task What_breaks_a_rule_changes_nothing(string body)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var before = (await ada.GetJsonAsync("/api/v1/profile")).GetRawText();
        var content = new StringContent(body.Insert(1, "\"note\": \"changed\", "), System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Client.PatchAsync(Update, content)).StatusCode);
        Assert.Equal(before, (await ada.GetJsonAsync("/api/v1/profile")).GetRawText());
    }

    [Fact]
    public async Task A_picture_is_refused_with_the_reason()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var picture = new ByteArrayContent([1, 2, 3]);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        var answer = await ada.Client.PatchAsync(Update, new MultipartFormDataContent { { picture, "avatar", "me.png" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("not available", await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await ada.DeleteAsync("/api/v1/profile/avatar")).StatusCode);
    }

    [Fact]
    public async Task Hostile_text_is_kept_harmless()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var account = await ada.PatchJsonAsync(Update, new
        {
            display_name = "A\0\u202Eda\n<b>",
            note = "<script>alert(1)</script> javascript:alert(1) https://x.example/\"onmouseover=alert(1) \ud800",
        });
        Assert.Equal("Ada <b>", account.GetProperty("display_name").GetString());
        Assert.DoesNotContain("<script", account.GetProperty("note").GetString());
        Assert.DoesNotContain("\"onmouseover", account.GetProperty("note").GetString());
        Assert.DoesNotContain("href=\"javascript", account.GetProperty("note").GetString());
    }

    [Fact]
    public async Task Credentials_need_a_person_and_the_right_scope()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
        var poster = await server.SecondTokenAsync(ada, "write:statuses");
        Assert.Equal(HttpStatusCode.Forbidden, (await poster.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await poster.PatchAsync(Update, new { note = "x" })).StatusCode);
        var named = await server.SecondTokenAsync(ada, "profile");
        Assert.Equal(
            "", (await named.GetJsonAsync("/api/v1/accounts/verify_credentials")).GetProperty("role").GetProperty("name").GetString());
    }
}
