using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.CatchUp.Mail;

/// <summary>
/// Where whoever got a mail stops them without signing in. Opening the link changes nothing, because programs that check mails open links
/// too; a POST stops them, by the button or by a mail program (RFC 8058). What lets it through is the secret: it asks for no form token.
/// </summary>
internal static class StopPages
{
    public const string Path = "/catch-up/stop";

    public static async Task<IResult> AskAsync(ApiInput input, FindStop find, CancellationToken ct) =>
        Secret<CatchUpStop>.TryParse(input.Text("token", 200), out var secret) && await find.RunAsync(secret, ct)
            ? PageAnswers.Show<StopPage>(new { Token = secret.Text, IsDone = false })
            : Fault.NotFound.ToResult();

    public static async Task<IResult> StopAsync(ApiInput input, StopMail stop, CancellationToken ct)
    {
        if (!Secret<CatchUpStop>.TryParse(input.Text("token", 200), out var secret)) return Fault.NotFound.ToResult();
        return (await stop.RunAsync(secret, ct)).Is(out _, out var fault)
            ? PageAnswers.Show<StopPage>(new { Token = "", IsDone = true })
            : fault.ToResult();
    }
}
