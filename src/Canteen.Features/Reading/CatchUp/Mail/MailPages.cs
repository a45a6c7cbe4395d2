using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.CatchUp.Mail;

/// <summary>The settings page on which somebody chooses to be sent what they missed.</summary>
internal static class MailPages
{
    public const string Path = "/settings/catch-up";

    public static readonly Flash Saved = new("catch-up-mail-saved", "Your choice has been saved.");

    public static async Task<IResult> ShowAsync(HttpContext http, Database database, PageViewer viewer, CancellationToken ct)
    {
        var row = await database.ReadAsync(db => MailRows.FindAsync(db, http.Me()), ct);
        var zone = await ZoneAsync(http, viewer);
        return PageAnswers.Show<MailPage>(new { Form = MailForm.Of(row?.Plan), NextAt = row?.NextAt, Zone = (row?.Plan.Zone ?? zone).Id });
    }

    public static async Task<IResult> SaveAsync(
        HttpContext http, ApiInput input, ChooseMail choose, PageViewer viewer, CancellationToken ct)
    {
        var form = new MailForm(input.Text("how", 20) ?? "", input.Text("weekday", 20) ?? "", input.Text("hour", 20) ?? "");
        var zone = await ZoneAsync(http, viewer);
        if (!MailPlan.Of(form.How, form.Weekday, form.Hour, zone).Is(out var choice, out var fault))
            return PageAnswers.Show<MailPage>(new { Form = form, NextAt = (long?)null, Zone = zone.Id, Fault = fault.Plain }, fault);
        await choose.RunAsync(http.Me(), choice.Plan, ct);
        Saved.Leave(http);
        return GoBack.To(Path + Flash.Anchor);
    }

    internal static async ValueTask<TimeZoneInfo> ZoneAsync(HttpContext http, PageViewer viewer) =>
        ReaderZone.Of(http.Request, (await viewer.FindAsync(http.Me(), http.RequestAborted))?.TimeZone ?? "");
}

/// <summary>What stands in the form.</summary>
/// <param name="How">off, daily or weekly.</param>
/// <param name="Weekday">As <see cref="DayOfWeek"/> names it.</param>
public sealed record MailForm(string How, string Weekday, string Hour)
{
    internal static MailForm Of(MailPlan? plan) => new(
        plan is null ? "off" : plan.Weekday is null ? "daily" : "weekly", (plan?.Weekday ?? DayOfWeek.Monday).ToString(),
        (plan?.Hour ?? MailPlan.UsualHour).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
