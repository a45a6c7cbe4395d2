using System.Globalization;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>When something was said, for people without script and for those who hear the page.</summary>
[Collection(OneTable.Name)]
public sealed class TimeWalkTests(Table table)
{
    [Fact]
    public async Task Without_script_each_time_is_said_in_full_in_the_zone_that_the_reader_chose_by_keyboard()
    {
        await table.Server.MemberAsync("abroad");
        await table.Ben.PublishAsync("What time is it there?");
        await using var visit = await table.ComeInAsync("abroad", new() { Script = false });
        await visit.GoAsync("/public");
        await SaysInFullAsync(visit, "Europe/London");
        await visit.GoAsync("/settings/profile");
        await visit.TypeAsync("#time-zone", "Asia/Kath");
        await visit.UseAsync("main form.form [type=submit]");
        await Expect(visit.Page.Locator(".notice.good")).ToBeFocusedAsync();
        await visit.GoAsync("/public");
        await SaysInFullAsync(visit, "Asia/Kathmandu");
    }

    /// <summary>On hover, and instead of the short form for those who hear it.</summary>
    private static async Task SaysInFullAsync(Visit visit, string zone)
    {
        var time = visit.Page.Locator(".post time[datetime]").First;
        var at = DateTimeOffset.Parse(await time.GetAttributeAsync("datetime") ?? "", CultureInfo.InvariantCulture);
        var full = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone))
            .ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.GetCultureInfo("en-GB"));
        await Expect(time).ToHaveAttributeAsync("title", full);
        await Expect(visit.Page.Locator(".post .when").First).ToHaveAccessibleNameAsync(full);
    }
}
