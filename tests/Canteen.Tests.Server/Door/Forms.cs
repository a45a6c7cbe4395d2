using System.Net;
using System.Text.RegularExpressions;

namespace Canteen.Tests.Server.Door;

/// <summary>Forms filled in as a person does it: open the page, type, press the button.</summary>
internal static partial class Forms
{
    /// <param name="page">Where the form stands.</param>
    /// <param name="action">Where it posts to.</param>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var opened = await browser.GetAsync(page);
        var html = await opened.Content.ReadAsStringAsync();
        Assert.True(opened.StatusCode == HttpStatusCode.OK, $"{page}: {opened.StatusCode}\n{html}");
        return await browser.PostFormAsync(action, [("__RequestVerificationToken", TokenIn(html)), .. fields]);
    }

    /// <summary>As it is, without a token for the form.</summary>
    public static Task<HttpResponseMessage> PostFormAsync(this HttpClient browser, string action, params (string Name, string Value)[] fields) =>
        browser.PostAsync(action, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public static string TokenIn(string html) => WebUtility.HtmlDecode(TokenField().Match(html).Groups["token"].Value);

    /// <summary>The text of an answer as a person reads it: entities decoded.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public static string? Target(this HttpResponseMessage answer) => answer.Headers.Location?.OriginalString;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
