using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>People and posts for searches, each post under a name. 23 to 25 November 2026; it is nine o'clock on the 25th.</summary>
public sealed class SearchWorld : IAsyncLifetime
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Member> _people = new(StringComparer.Ordinal);
    private TestServer? _server;

    public TestServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    public Member this[string handle] => _people[handle];

    public string IdOf(string name) => _names.Single(post => post.Value == name).Key;

    /// <summary>The names of the posts that somebody finds, the newest first.</summary>
    public async Task<string> FindAsync(string who, string query, string more = "")
    {
        var found = await this[who].GetJsonAsync($"/api/v2/search?q={Uri.EscapeDataString(query)}&type=statuses&limit=40{more}");
        return string.Join(' ', found.GetProperty("statuses").EnumerateArray().Select(post => _names[post.GetProperty("id").GetString()!]));
    }

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        foreach (var handle in new[] { "amara", "ben", "cath", "dev", "fay", "gus" }) _people[handle] = await _server.MemberAsync(handle);
        await WorkAsync("ben", "Night nurse", "Nurse", "Riverside Hospital");
        await WorkAsync("cath", "Practice manager", "Manager", "Ysbyty Gwynedd");
        await this["fay"].PatchJsonAsync("/api/v1/accounts/update_credentials", new { indexable = false });
        await this["amara"].FollowAsync(this["ben"]);
        await this["gus"].PostJsonAsync($"/api/v1/accounts/{this["amara"].Id}/block");
        var list = (await this["amara"].PostJsonAsync("/api/v1/lists", new { title = "Clinic people" })).GetProperty("id").GetString();
        await this["amara"].PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = new[] { this["cath"].Id } });
        await FirstDayAsync();
        _server.Clock.Advance(TimeSpan.FromDays(1));
        await SecondDayAsync();
        _server.Clock.Advance(TimeSpan.FromDays(1));
        await ThirdDayAsync();
        await _server.DrainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    private async Task FirstDayAsync()
    {
        await SayAsync("night", "ben", "Night 3 of 4. Who has a chart for lights out that patients like? #TurnTheLightsDown");
        await SayAsync("chart", "cath", "@ben there is one here: https://knowledge.example.org/nights/what-the-evidence-says", answers: "night");
        await SayAsync("nurses", "amara", "Nurses are running the ward tonight; the nurse in charge runs everything.");
        await SayAsync("agree", "ben", "@cath that is exactly it. Tea is on me.", answers: "chart");
    }

    private async Task SecondDayAsync()
    {
        await SayAsync("cafe", "cath", "The café serves Brötchen and crème brûlée until four");
        await SayAsync("welsh", "dev", "Iechyd da! Mae'r tŷ yn dawel, ŵyn bach", language: "cy");
        await SayAsync("gaelic", "dev", "Go raibh maith agat, a ḃean an tí", language: "ga");
        await SayAsync("tokyo", "dev", "東京都の病院で働いています", language: "ja");
        await SayAsync("emoji", "ben", "Tea time ☕ for everyone 👩🏽‍⚕️");
        await SayAsync("notes", "ben", "Don’t forget the patient’s notes");
        await SayAsync("jeremy", "amara", "Proud today #ImInWorkJeremy");
        await SayAsync("clinic", "cath", "The follow-up clinic moved to room B12, four doors down the hall.");
        await SayAsync("numbers", "dev", "BP 120/80, temp 36.6, first dose");
        await SayAsync("grief", "cath", "We talked it through, and tea helped", warning: "Death of a patient");
    }

    private async Task ThirdDayAsync()
    {
        await SayAsync("open", "dev", "Lavender in the day room");
        await SayAsync("unlisted", "ben", "Quiet words about lavender", "unlisted");
        await SayAsync("private", "ben", "The lavender is a secret", "private");
        await SayAsync("direct", "ben", "@amara lavender for you", "direct");
        await SayAsync("fays", "fay", "Lavender in the garden");
        await SayAsync("gus", "gus", "Lavender fields forever");
        await SayAsync("own", "amara", "My lavender note", "private");
        await SayAsync("gone", "dev", "Lavender that was taken back");
        await SayAsync("lone", "cath", "Is anybody there?");
        await this["dev"].DeleteJsonAsync($"/api/v1/statuses/{IdOf("gone")}");
        await this["amara"].PostJsonAsync($"/api/v1/statuses/{IdOf("fays")}/favourite");
        await this["amara"].PostJsonAsync($"/api/v1/statuses/{IdOf("unlisted")}/bookmark");
        await this["amara"].PostJsonAsync($"/api/v1/statuses/{IdOf("emoji")}/reblog");
        await this["amara"].PostJsonAsync($"/api/v1/statuses/{IdOf("nurses")}/pin");
        await this["dev"].PostJsonAsync($"/api/v1/statuses/{IdOf("open")}/favourite");
    }

    private async Task SayAsync(
        string name, string who, string text, string visibility = "public", string? answers = null, string? language = "en",
        string? warning = null)
    {
        var post = await this[who].PostJsonAsync(
            "/api/v1/statuses",
            new { status = text, visibility, language, spoiler_text = warning, in_reply_to_id = answers is null ? null : IdOf(answers) });
        _names[post.GetProperty("id").GetString()!] = name;
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private Task WorkAsync(string who, string role, string profession, string organisation) => this[who].PatchJsonAsync(
        "/api/v1/accounts/update_credentials",
        new { canteen = new { job_title = role, profession, organisation } });
}
