using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Canteen.ActivityPub.Fetching;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.People;

/// <summary>Makes organisations and confirms members through the pages.</summary>
internal static partial class OrganisationTools
{
    public const string Api = "/api/canteen/v1/organisations";
    public const string Memberships = "/api/canteen/v1/memberships";
    public const string Staff = "/settings/all-organisations";
    public const string Mine = "/settings/organisations";

    /// <returns>A browser of an administrator.</returns>
    public static async Task<HttpClient> DeskAsync(this TestServer server)
    {
        await server.MemberAsync("hopper", role: "admin");
        return await server.BrowserAsync("hopper");
    }

    /// <summary>An open organisation called as its address, with the mail domain SLUG.example.</summary>
    /// <returns>The address of its page for staff.</returns>
    public static async Task<string> OpenAsync(this HttpClient desk, string slug, string steward = "", string website = "")
    {
        var made = await desk.SubmitAsync(
            "/organisations/new", "/organisations", ("name", $"The {slug}"), ("slug", slug), ("about", "About"), ("place", "Dale"),
            ("website", website));
        var page = made.Target()!.Split('#')[0];
        await desk.SaysAsync(page, page + "/domains", ("domain", slug + ".example"));
        if (steward.Length > 0) await desk.SaysAsync(page, page + "/stewards", ("handle", "@" + steward));
        return page;
    }

    /// <summary>Sends a form that must succeed.</summary>
    public static async Task SaysAsync(this HttpClient browser, string page, string action, params (string, string)[] fields)
    {
        var answer = await browser.SubmitAsync(page, action, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{action}: {answer.StatusCode}");
    }

    /// <summary>Sends a form that must be refused.</summary>
    /// <returns>The page with what is wrong.</returns>
    public static async Task<IHtmlDocument> HearsNoAsync(
        this HttpClient browser, string page, string action, string sentence, params (string, string)[] fields)
    {
        var answer = await browser.SubmitAsync(page, action, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var shown = await answer.DocumentAsync();
        Assert.Contains(sentence, shown.Body!.TextContent, StringComparison.Ordinal);
        return shown;
    }

    /// <returns>The code in the newest mail to an address.</returns>
    public static async Task<string> CodeAsync(this TestServer server, string email) =>
        Code().Match((await server.MailsAsync(email))[^1]).Value;

    /// <summary>Confirms somebody by a work address, which stays hidden.</summary>
    /// <returns>The id of the membership.</returns>
    public static async Task<string> ConfirmAsync(
        this TestServer server, HttpClient browser, Member member, string slug, string? email = null)
    {
        var (join, address) = ($"/organisations/{slug}/join", email ?? $"{member.Handle}@{slug}.example");
        await browser.SaysAsync(join, join + "/mail", ("email", address));
        await browser.SaysAsync(join, join + "/code", ("code", await server.CodeAsync(address)));
        return (await member.GetJsonAsync(Memberships)).EnumerateArray().First(one => one.Text("organisation_slug") == slug).Text("id");
    }

    public static Task ShowAsync(this Member member, string membership) =>
        member.PatchJsonAsync($"{Memberships}/{membership}", new { look = "shown" });

    /// <returns>What the profile says of memberships; empty where it says nothing.</returns>
    public static async Task<string> MarkAsync(this HttpClient client, string handle) =>
        string.Join(' ', ((await client.PageAsync("/@" + handle)).QuerySelector(".memberships")?.TextContent ?? "")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static async Task<List<string>> MembersAsync(this HttpClient client, string slug) =>
        (await client.GetFromJsonElementAsync($"{Api}/{slug}/members")).TextsOf("username");

    /// <summary>For servers that look at pages on this machine.</summary>
    public static void AllowLoopback(IServiceCollection services) => services.AddSingleton(
        new FetchRules(to => IPAddress.IsLoopback(to.Address)) { MostBytes = 4096, MostRedirects = 2 });

    [GeneratedRegex(@"\b\d{4} \d{4}\b", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
