using System.Globalization;
using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Gathering;

/// <summary>Plans tweetchats as an app does.</summary>
internal static class ChatTools
{
    public const string Chats = "/api/canteen/v1/chats";

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync());

    /// <returns>The address of a draft in the interface, a day ahead unless it says otherwise.</returns>
    public static async Task<string> DraftAsync(
        this Member host, TestServer server, string title = "Nights that heal", string audience = "everyone", double hours = 24,
        string tag = "", bool shows = true)
    {
        var made = await host.PostJsonAsync(Chats, Plan(server, title, audience, hours, tag, shows));
        return $"{Chats}/{made.Text("id")}";
    }

    /// <inheritdoc cref="DraftAsync"/>
    public static async Task<string> ChatAsync(
        this Member host, TestServer server, string title = "Nights that heal", string audience = "everyone", double hours = 24,
        string tag = "", bool shows = true)
    {
        var path = await host.DraftAsync(server, title, audience, hours, tag, shows);
        await host.PostJsonAsync(path + "/announce");
        return path;
    }

    public static object Plan(
        TestServer server, string title, string audience = "everyone", double hours = 24, string tag = "", bool shows = true) => new
        {
            title, aims = "Sleep on wards. See https://example.org/sleep", hashtag = tag, audience, shows_questions = shows, length = 60,
            starts_at = Iso(server.Clock.GetUtcNow().AddHours(hours)), time_zone = "Europe/London",
            questions = new object[]
            {
                new { kind = "introductions", minute = 0, text = "Who is here?" }, new { minute = 5, text = "What helps at night?" },
                new { kind = "wrap-up", minute = 53, text = "What will you try?" },
            },
            reading = new[] { new { title = "A paper", url = "https://example.org/paper" } },
        };

    /// <summary>The address of its page.</summary>
    public static string Page(string path) => "/chats/" + path.Split('/')[^1];

    public static async Task<IReadOnlyList<string>> TitlesAsync(this Member member, string state) =>
        [.. (await member.GetJsonAsync($"{Chats}?state={state}")).EnumerateArray().Select(chat => chat.Text("title"))];

    public static async Task<HttpStatusCode> CodeAsync(Task<HttpResponseMessage> answer) => (await answer).StatusCode;

    public static async Task<JsonElement[]> ChatNewsAsync(this Member member, TestServer server)
    {
        await server.DrainAsync();
        var told = await member.GetJsonAsync("/api/v1/notifications?types[]=chat");
        return [.. told.EnumerateArray().Select(one => one.GetProperty("chat"))];
    }
}
