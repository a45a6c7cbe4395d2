using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Door;

namespace Canteen.Tests.Server.Clients;

/// <summary>What a person does in the browser while an app waits for its code.</summary>
internal static class Consent
{
    /// <summary>Signs in, opens the address that the app showed, presses Authorize, and reads the code from the page.</summary>
    public static async Task<string> GiveAsync(TestServer server, string handle, string address)
    {
        Assert.StartsWith(server.Address + "/oauth/authorize", address, StringComparison.Ordinal);
        var browser = await server.BrowserAsync(handle);
        var page = await browser.GetStringAsync(address);
        Assert.Contains("@" + handle, page, StringComparison.Ordinal);
        var agreed = await browser.PostFormAsync("/oauth/authorize", [.. Fields(page)]);
        Assert.Equal(HttpStatusCode.Found, agreed.StatusCode);
        var native = await browser.GetStringAsync(agreed.Target());
        return Between(native, "id=\"code\"", "value=\"", "\"");
    }

    // The first form on the page is the one that gives consent.
    private static IEnumerable<(string, string)> Fields(string page)
    {
        var form = page[page.IndexOf("<form method=\"post\" action=\"/oauth/authorize\"", StringComparison.Ordinal)..];
        foreach (var input in form[..form.IndexOf("</form>", StringComparison.Ordinal)].Split("<input ").Skip(1))
        {
            yield return (Between(input, "name=\"", "", "\""), Between(input, "value=\"", "", "\""));
        }
    }

    private static string Between(string text, string after, string then, string until)
    {
        var start = text.IndexOf(after, StringComparison.Ordinal) + after.Length;
        start = text.IndexOf(then, start, StringComparison.Ordinal) + then.Length;
        return WebUtility.HtmlDecode(text[start..text.IndexOf(until, start, StringComparison.Ordinal)]);
    }
}
