using System.Net;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>The page of one's quiet hours without script. The clock begins on a Monday at 09:00.</summary>
public sealed class QuietPagesTests
{
    private const string Path = "/settings/quiet", Api = "/api/canteen/v1/quiet_hours";

    [Fact]
    public async Task Times_of_the_week_are_added_one_by_one_and_taken_out_again()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync(Path);
        Assert.Contains("No times yet", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/settings/quiet", page.QuerySelector(".settings-menu [aria-current]")?.GetAttribute("href"));
        var answer = await AddAsync(browser, "20:00", "07:00");
        Assert.Equal((HttpStatusCode.SeeOther, Path + "#flash"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        page = await browser.PageAsync(Path);
        Assert.Contains("Quiet hours saved", page.QuerySelector("#flash")?.TextContent, StringComparison.Ordinal);
        await AddAsync(browser, "00:00", "00:00");
        page = await browser.PageAsync(Path);
        Assert.Equal(
            ["Monday to Friday all day", "Monday to Friday 20:00 to 07:00"], page.QuerySelectorAll(".quiet-rules p").Select(Plain));
        await browser.PressAsync(page, ".quiet-rules button");
        Assert.Equal(
            ["Monday to Friday 20:00 to 07:00"], (await browser.PageAsync(Path)).QuerySelectorAll(".quiet-rules p").Select(Plain));
        Assert.Equal(1, (await ada.GetJsonAsync(Api)).GetProperty("rules").GetArrayLength());
    }

    [Theory]
    [InlineData("", "07:00", "Times must be")]
    [InlineData("8pm", "07:00", "Times must be")]
    [InlineData("20:00", "24:00", "Times must be")]
    public async Task A_time_that_is_none_is_said_on_the_page_with_what_was_typed(string from, string to, string problem)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var answer = await AddAsync(browser, from, to);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Contains(problem, page.QuerySelector(".problems")?.TextContent, StringComparison.Ordinal);
        Assert.Equal((from, to), (Typed("from"), Typed("to")));
        Assert.NotNull(page.QuerySelector("input[value=monday][checked]"));

        string? Typed(string name) => page.QuerySelector("#field-" + name)?.GetAttribute("value");
    }

    [Theory]
    [InlineData("3600", "10:00")]
    [InlineData("28800", "17:00")]
    [InlineData("morning", "tomorrow at 07:00")]
    public async Task One_press_begins_the_quiet_and_one_ends_it(string choice, string until)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync(Path);
        Assert.NotNull(page.QuerySelector($".quiet-buttons button[value='{choice}']"));
        Assert.Null(page.QuerySelector(".quiet-notice"));
        await browser.SubmitAsync(page.QuerySelector(".quiet-buttons"), ("for", choice));
        foreach (var path in new[] { Path, "/notifications" })
        {
            page = await browser.PageAsync(path);
            Assert.Equal($"Quiet hours until {until}", Plain(page.QuerySelector(".quiet-notice p")));
        }
        var answer = await browser.PressAsync(page, ".quiet-notice button");
        Assert.Equal("/notifications#flash", answer.Headers.Location!.OriginalString);
        page = await browser.PageAsync("/notifications");
        Assert.Contains("Your quiet hours are over", page.QuerySelector("#flash")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".quiet-notice"));
        Assert.False((await ada.GetJsonAsync(Api)).Is("quiet"));
    }

    [Fact]
    public async Task Whoever_is_on_leave_says_when_they_are_back_or_ends_it_by_hand()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync(Path);
        Assert.Equal("2026-11-24", page.QuerySelector("input[name=day]")?.GetAttribute("min"));
        await browser.SubmitAsync(page.QuerySelector(".quiet-leave"), ("day", "2026-12-07"));
        Assert.Equal("2026-12-07T00:00:00.000Z", (await ada.GetJsonAsync(Api)).Text("quiet_until"));
        foreach (var day in new[] { "", "soon", "2020-01-01", "2036-01-01" })
        {
            var answer = await browser.SubmitAsync(page.QuerySelector(".quiet-leave"), ("day", day));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var again = await answer.DocumentAsync();
            Assert.NotNull(again.QuerySelector(".problems"));
            Assert.Equal(day, again.QuerySelector("input[name=day]")?.GetAttribute("value"));
        }
        await browser.SubmitAsync(page.QuerySelector(".quiet-buttons"), ("for", "hand"));
        page = await browser.PageAsync(Path);
        Assert.Equal("Quiet until you end it", Plain(page.QuerySelector(".quiet-notice p")));
        Assert.Contains("It's quiet now", page.QuerySelector("#flash")?.TextContent, StringComparison.Ordinal);
        await browser.PressAsync(page, "#flash [data-act=undo]");
        Assert.False((await ada.GetJsonAsync(Api)).Is("quiet"));
    }

    [Fact]
    public async Task What_gets_through_and_the_time_zone_are_chosen_on_the_page()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync(Path);
        await browser.SubmitAsync(Choices(page), ("private_mentions", "1"), ("zone", "Europe/Athens"));
        var set = await ada.GetJsonAsync(Api);
        Assert.Equal((true, "Europe/Athens"), (set.Is("private_mentions"), set.Text("time_zone")));
        page = await browser.PageAsync(Path);
        Assert.Equal("Europe/Athens", page.QuerySelector("#field-zone [selected]")?.GetAttribute("value"));
        var refused = await browser.SubmitAsync(Choices(page), ("zone", "Mars/Olympus"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await refused.DocumentAsync()).QuerySelector(".problems"));

        page = await browser.PageAsync(Path + "/people?q=ben");
        await browser.PressAsync(page, "[data-act=quiet-add]");
        var chosen = Assert.Single((await ada.GetJsonAsync(Api)).GetProperty("account_ids").EnumerateArray().ToList());
        Assert.Equal(ben.Id.ToString(), chosen.GetString());
        Assert.Contains("1 person", (await browser.PageAsync(Path)).QuerySelector("[aria-labelledby=quiet-through]")?.TextContent);
        page = await browser.PageAsync(Path + "/people");
        Assert.Single(page.QuerySelectorAll(".person"));
        await browser.PressAsync(page, ".person [data-act=quiet-drop]");
        Assert.Equal(0, (await ada.GetJsonAsync(Api)).GetProperty("account_ids").GetArrayLength());
        Assert.Null((await browser.PageAsync(Path + "/people?q=ada")).QuerySelector(".person"));
    }

    [Fact]
    public async Task A_stranger_and_a_form_from_elsewhere_change_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync(Api + "/now");
        using (var other = await server.BrowserAsync("ben"))
        {
            Assert.Null((await other.PageAsync(Path)).QuerySelector(".quiet-notice"));
            Assert.Null((await other.PageAsync("/notifications")).QuerySelector(".quiet-notice"));
            await other.SubmitAsync((await other.PageAsync(Path)).QuerySelector(".quiet-buttons"), ("for", "3600"));
        }
        using var browser = await server.BrowserAsync("ada");
        foreach (var path in new[] { "", "/now", "/end", "/rules", "/rules/1-2-3/remove", $"/people/{ben.Id}/add" })
        {
            using var forged = new FormUrlEncodedContent([new("for", "3600")]);
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(Path + path, forged)).StatusCode);
        }
        var set = await ada.GetJsonAsync(Api);
        Assert.True(set.Is("quiet"));
        Assert.Null(set.Text("quiet_until"));
    }

    private static async Task<HttpResponseMessage> AddAsync(HttpClient browser, string from, string to)
    {
        string[] days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        var page = await browser.PageAsync(Path);
        Assert.Equal(days, page.QuerySelectorAll(".quiet-form [name='days[]'][checked]").Select(day => day.GetAttribute("value")));
        return await browser.SubmitAsync(
            Path, Path + "/rules", [.. days.Select(day => ("days[]", day)), ("from", from), ("to", to)]);
    }

    private static IElement? Choices(IDocument page) => page.QuerySelector("form[action='/settings/quiet']");

    private static string Plain(IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
