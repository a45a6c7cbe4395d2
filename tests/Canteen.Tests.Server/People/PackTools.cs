using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

/// <summary>Makes packs as an app does.</summary>
internal static class PackTools
{
    public const string Packs = "/api/canteen/v1/packs";

    /// <returns>Its address in the interface.</returns>
    public static async Task<string> PackAsync(this Member maker, string name, params Member[] agreed)
    {
        var pack = await maker.PostJsonAsync(Packs, new { name, description = $"About {name}" });
        var path = $"{Packs}/{pack.Text("id")}";
        if (agreed.Length > 0) await maker.PostJsonAsync(path + "/accounts", Whom(agreed));
        foreach (var person in agreed.Where(person => person != maker)) await person.PostJsonAsync(path + "/agree");
        return path;
    }

    /// <summary>A pack by way of Mastodon's collections.</summary>
    /// <returns>Its address there.</returns>
    public static async Task<string> CollectionAsync(this Member maker, string name, params Member[] asked)
    {
        var people = asked.Select(person => person.Id.ToString()).ToArray();
        var made = await maker.PostJsonAsync("/api/v1/collections", new { name, account_ids = people });
        return $"/api/v1/collections/{made.GetProperty("collection").Text("id")}";
    }

    public static object Whom(params Member[] people) => new { account_ids = people.Select(person => person.Id.ToString()).ToArray() };

    /// <returns>The address of its page.</returns>
    public static string Page(string path) => "/packs/" + path.Split('/')[^1];

    public static async Task<IEnumerable<string>> NamesAsync(this Member member, string show = "all") =>
        (await member.GetJsonAsync($"{Packs}?show={show}")).TextsOf("name");

    public static async Task<IEnumerable<string>> PeopleOfAsync(this Member member, string path) =>
        (await member.GetJsonAsync(path + "/accounts")).TextsOf("username");

    public static async Task<HttpStatusCode> CodeAsync(Task<HttpResponseMessage> answer) => (await answer).StatusCode;

    public static string Answer(this JsonElement pack) => pack.GetProperty("answer").GetString() ?? "null";
}
