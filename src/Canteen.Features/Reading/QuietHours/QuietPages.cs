using System.Globalization;
using Canteen.Core.Notifications;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>The page of somebody's quiet hours, and its forms.</summary>
internal sealed class QuietPages(QuietHoursCache hours, PageViewer viewer, TimeProvider clock)
{
    public const string Path = "/settings/quiet";

    public static readonly Flash Saved = new("quiet-saved", "Quiet hours saved.");
    public static readonly Flash Begun = new("quiet-begun", "It's quiet now. Notifications wait for you.") { UndoPath = Path + "/end" };
    public static readonly Flash Ended = new("quiet-ended", "Your quiet hours are over.");

    public static Task<IResult> ShowAsync(HttpContext http, QuietPages pages) => pages.PageAsync(http, new QuietForm());

    public static async Task<IResult> SaveAsync(HttpContext http, ApiInput input, ChangeQuietHours change, QuietPages pages)
    {
        // A box that is not ticked is not sent.
        var draft = new QuietDraft(input.Text("zone", 64), PrivateMentions: input.Flag("private_mentions") ?? false);
        var outcome = await change.RunAsync(http.Me(), draft, await pages.ZoneAsync(http), http.RequestAborted);
        return await pages.AnswerAsync(http, outcome, Saved);
    }

    public static async Task<IResult> AddAsync(HttpContext http, ApiInput input, AddQuietRule add, QuietPages pages)
    {
        var form = QuietForm.OfRule(input);
        try
        {
            var rule = QuietInput.Rule(input);
            var outcome = await add.RunAsync(http.Me(), rule, await pages.ZoneAsync(http), http.RequestAborted);
            return await pages.AnswerAsync(http, outcome, Saved, form, QuietPart.Rules);
        }
        catch (BadInputException bad)
        {
            return await pages.PageAsync(http, form, bad.Fault, QuietPart.Rules);
        }
    }

    public static async Task<IResult> RemoveAsync(string rule, HttpContext http, RemoveQuietRule remove, QuietPages pages)
    {
        if (QuietInput.RuleOf(rule) is not { } known) return Fault.NotFound.ToResult();
        var outcome = await remove.RunAsync(http.Me(), known, await pages.ZoneAsync(http), http.RequestAborted);
        return await pages.AnswerAsync(http, outcome, Saved);
    }

    /// <summary>For some seconds, until the morning, until one is back from leave, or until it is ended.</summary>
    public static async Task<IResult> BeginAsync(HttpContext http, ApiInput input, BeginQuiet begin, QuietPages pages)
    {
        var form = new QuietForm { Back = input.Text("day", 20) ?? "" };
        if (End(input.Text("for", 20) ?? "", form.Back) is not { } end)
            return await pages.PageAsync(http, form, Fault.Invalid("Choose the day on which you're back"), QuietPart.Now);
        var outcome = await begin.RunAsync(http.Me(), end, await pages.ZoneAsync(http), http.RequestAborted);
        return await pages.AnswerAsync(http, outcome, Begun, form, QuietPart.Now);
    }

    public static async Task<IResult> EndAsync(HttpContext http, EndQuiet end, QuietPages pages)
    {
        var outcome = await end.RunAsync(http.Me(), await pages.ZoneAsync(http), http.RequestAborted);
        if (!outcome.Is(out _, out var fault)) return fault.ToResult();
        Ended.Leave(http);
        return GoBack.From(http, Path, Flash.Anchor);
    }

    private static QuietEnd? End(string asked, string day)
    {
        if (asked == "morning") return new() { Morning = true };
        if (asked == "hand") return QuietEnd.ByHand;
        if (long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return new() { For = seconds };
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var back)
            ? new() { Back = back }
            : null;
    }

    private ValueTask<TimeZoneInfo> ZoneAsync(HttpContext http) => OwnZone.OfAsync(http, viewer);

    private async Task<IResult> AnswerAsync(
        HttpContext http, Outcome<QuietPlan> outcome, Flash said, QuietForm? form = null, QuietPart part = QuietPart.Choices)
    {
        if (!outcome.Is(out _, out var fault)) return await PageAsync(http, form ?? new QuietForm(), fault, part);
        said.Leave(http);
        return GoBack.To(Path + Flash.Anchor);
    }

    private async Task<IResult> PageAsync(HttpContext http, QuietForm form, Fault? fault = null, QuietPart part = QuietPart.Choices)
    {
        var plan = await hours.FindAsync(http.Me(), http.RequestAborted) ?? new QuietPlan(await ZoneAsync(http), []);
        var now = clock.Milliseconds();
        return PageAnswers.Show<QuietPage>(
            new
            {
                Plan = plan, Form = form, Until = plan.QuietUntil(now), Morning = QuietPlan.NextMorning(plan.Zone, now),
                Tomorrow = WallClock.At(plan.Zone, now).AddDays(1), Part = part,
                Fault = fault?.Plain,
            },
            fault);
    }
}

/// <summary>Where on the page a form was refused.</summary>
public enum QuietPart
{
    Choices,
    Now,
    Rules,
}
