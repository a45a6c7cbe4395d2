using System.Net.Http.Json;
using System.Text.Json;
using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

public sealed class PopupTests(Table table) : IClassFixture<Table>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_web_client_on_another_origin_gets_its_code_from_the_window_in_which_it_opened_the_sign_in(bool signedIn)
    {
        await using var client = await WebClient.StartAsync();
        await using var visit = signedIn ? await table.ComeInAsync("ben") : await table.VisitorAsync();
        await visit.Page.GotoAsync($"{client.Address}/#{Uri.EscapeDataString(await AuthorizeAsync(client))}");
        var popup = await visit.Page.RunAndWaitForPopupAsync(() => visit.Page.ClickAsync("button"));
        if (!signedIn) await SignInAsync(popup);
        await popup.GetByRole(AriaRole.Button, new() { Name = "Allow", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[A-Za-z0-9_-]{43,}$"));
    }

    // With the detour to another page and back that a person may take.
    private static async Task SignInAsync(IPage popup)
    {
        await popup.GetByRole(AriaRole.Link, new() { Name = "forgotten" }).ClickAsync();
        await popup.IsAtAsync("**/forgotten");
        await popup.GoBackAsync();
        await popup.FillAsync("input[name=email]", "amara@example.org");
        await popup.FillAsync("input[name=password]", TestServer.PasswordOfMembers);
        await popup.ClickAsync("main button[type=submit]");
        await popup.IsAtAsync("**/oauth/authorize?**");
    }

    private async Task<string> AuthorizeAsync(WebClient client)
    {
        using var visitor = table.Server.Visitor();
        var answer = await visitor.PostAsJsonAsync(
            "/api/v1/apps", new { client_name = "Pocket Canteen", redirect_uris = client.Callback, scopes = "read" });
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("client_id").GetString();
        return $"{table.Server.Address}/oauth/authorize?response_type=code&client_id={id}&redirect_uri={Uri.EscapeDataString(client.Callback)}&scope=read";
    }
}
