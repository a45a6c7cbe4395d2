using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Canteen.Tests.Server.Posting;

/// <summary>Uses pages as a browser without script does: fills in forms and presses buttons.</summary>
internal static class WebPages
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {answer.StatusCode}");
        return await answer.DocumentAsync();
    }

    /// <summary>What a script gets of a page.</summary>
    public static async Task<IHtmlDocument> FragmentAsync(this HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/vnd.canteen.fragment+html");
        return await (await browser.SendAsync(request)).DocumentAsync();
    }

    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Sends a form with the values it contains, changed by <paramref name="typed"/>.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, IElement? form, params (string Name, string Value)[] typed)
    {
        var fields = Fields((IHtmlFormElement)form!);
        foreach (var (name, value) in typed) fields[name] = value;
        return browser.PostAsync(form!.GetAttribute("action"), new FormUrlEncodedContent(fields));
    }

    /// <summary>Sends a form to the address that a button of it names.</summary>
    public static Task<HttpResponseMessage> SubmitToAsync(this HttpClient browser, IElement? form, string action) =>
        browser.PostAsync(action, new FormUrlEncodedContent(Fields((IHtmlFormElement)form!)));

    /// <summary>Presses one of the buttons under a post, which submit the page's single form for actions.</summary>
    public static Task<HttpResponseMessage> PressAsync(this HttpClient browser, IDocument page, string buttons, string? accept = null)
    {
        var button = page.QuerySelector(buttons) ?? throw new InvalidOperationException($"No {buttons} on the page.");
        var fields = Fields((IHtmlFormElement)page.GetElementById(button.GetAttribute("form")!)!);
        fields[button.GetAttribute("name")!] = button.GetAttribute("value")!;
        var request = new HttpRequestMessage(
            HttpMethod.Post, button.GetAttribute("formaction"))
        { Content = new FormUrlEncodedContent(fields) };
        if (accept is not null) request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        return browser.SendAsync(request);
    }

    private static Dictionary<string, string> Fields(IHtmlFormElement form) =>
        form.QuerySelectorAll("input[name], textarea[name], select[name]").Where(IsSent).ToDictionary(
            field => field.GetAttribute("name")!,
            field => field switch
            {
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => field.GetAttribute("value") ?? "",
            });

    private static bool IsSent(IElement field) => field is not IHtmlInputElement { Type: "radio", IsChecked: false };
}
