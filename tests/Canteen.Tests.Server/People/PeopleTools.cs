using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

/// <summary>People who have said what they do, and lists of people in pages.</summary>
internal static class PeopleTools
{
    public static async Task<Member> PersonAsync(
        this TestServer server, string handle, string profession = "", string organisation = "", string place = "", string job = "",
        bool discoverable = true)
    {
        var person = await server.MemberAsync(handle);
        await person.SayAsync(new { job_title = job, profession, organisation, place }, discoverable);
        return person;
    }

    public static Task SayAsync(this Member person, object work, bool discoverable = true) =>
        person.PatchJsonAsync("/api/v1/accounts/update_credentials", new { discoverable, canteen = work });

    /// <summary>The handles in the directory, in its order.</summary>
    public static async Task<List<string>> PeopleAsync(this HttpClient client, string query = "") =>
        [.. (await client.PageAsync("/people?" + query)).QuerySelectorAll("main .person .handle").Select(h => h.TextContent.Trim()[1..])];

    public static async Task<List<string>> DirectoryAsync(this HttpClient client, string query = "") =>
        (await client.GetFromJsonElementAsync("/api/v1/directory?" + query)).TextsOf("username");
}
