using System.Net;
using System.Text.RegularExpressions;

namespace Canteen.Testing;

/// <summary>Fills in the sign-in page as a person does.</summary>
public static partial class SignInForm
{
    public static async Task SubmitAsync(HttpClient browser, string email, string password, CapturedLog log)
    {
        var page = await browser.GetStringAsync("/sign-in");
        var fields = new Dictionary<string, string>
        {
            ["email"] = email,
            ["password"] = password,
            ["__RequestVerificationToken"] = AntiforgeryToken(page),
        };
        var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        if (answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Found) return;
        throw new UnexpectedAnswerException(answer, await answer.Content.ReadAsStringAsync(), log);
    }

    private static string AntiforgeryToken(string page) =>
        WebUtility.HtmlDecode(AntiforgeryField().Match(page).Groups[1].Value);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryField();
}
