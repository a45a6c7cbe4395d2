using System.Net;
using System.Text.RegularExpressions;

namespace Canteen.Tests.Server.Door;

/// <summary>Fills in forms as a person does: opens the page, types, presses the button.</summary>
internal static partial class Forms
{
    /// <param name="page">The page with the form.</param>
    /// <param name="action">The address that it posts to.</param>
    public static async Task<HttpResponseMessage> SubmitAsync(
        this HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var opened = await browser.GetAsync(page);
        var html = await opened.Content.ReadAsStringAsync();
        Assert.True(opened.StatusCode == HttpStatusCode.OK, $"{page}: {opened.StatusCode}\n{html}");
        return await browser.PostFormAsync(action, [("__RequestVerificationToken", TokenIn(html)), .. fields]);
    }

    /// <summary>Posts only these fields, without an antiforgery token.</summary>
    public static Task<HttpResponseMessage> PostFormAsync(
        this HttpClient browser, string action, params (string Name, string Value)[] fields) =>
        browser.PostAsync(action, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public static string TokenIn(string html) => WebUtility.HtmlDecode(TokenField().Match(html).Groups["token"].Value);

    /// <summary>The text of an answer with entities decoded.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public static string? Target(this HttpResponseMessage answer) => answer.Headers.Location?.OriginalString;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
