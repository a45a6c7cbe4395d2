using Canteen.Testing;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>A home with a thread, a run of boosts, a post that many boosted, and the place where one stopped reading.</summary>
[Collection(OneTable.Name)]
public sealed class HomeWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_folded_is_opened_and_closed_by_keyboard(bool script)
    {
        var tess = await table.Server.MemberAsync(script ? "tess" : "tessa");
        await FillAsync(tess, script ? "with" : "without");
        await using var visit = await table.ComeInAsync(tess.Handle, new() { Script = script });
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator(".folded .post:visible")).ToHaveCountAsync(0);
        var thread = visit.Page.Locator(".thread-part .folded .post");
        var boosts = visit.Page.Locator(".together:not(.thread-part) .folded .post");
        await visit.UseAsync(".thread-part .fold summary");
        await Expect(visit.Page.Locator(".thread-part .folded .post:visible")).ToHaveCountAsync(await thread.CountAsync());
        await visit.UseAsync(".together:not(.thread-part) .fold summary");
        await Expect(visit.Page.Locator(".folded .post:visible")).ToHaveCountAsync(await thread.CountAsync() + await boosts.CountAsync());
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator(".folded .post:visible")).ToHaveCountAsync(await thread.CountAsync());
        if (script) await PageLook.IsGoodAsync(visit, "home-folded");
    }

    [Fact]
    public async Task The_keys_from_post_to_post_pass_over_what_is_folded()
    {
        var tilly = await table.Server.MemberAsync("tilly");
        await FillAsync(tilly, "keys");
        await using var visit = await table.ComeInAsync("tilly");
        await visit.GoAsync("/home");
        var shown = await visit.Page.Locator(".feed .post:visible").CountAsync();
        for (var i = 0; i < shown; i++)
        {
            await visit.PressAsync("j");
            await Expect(visit.Page.Locator(".feed .post:focus:visible")).ToHaveCountAsync(1);
        }
        await Expect(visit.Page.Locator(".feed .post:visible").Last).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_open_page_says_who_boosts_a_post_that_it_shows()
    {
        var names = new[] { "vera", "wynn", "xena", "yuri" };
        var people = new List<Member>();
        foreach (var name in names) people.Add(await table.Server.MemberAsync(name));
        foreach (var other in people[1..]) await people[0].FollowAsync(other);
        var post = await people[1].PublishAsync("Tea is at ten");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync("vera");
        await visit.ListenAsync("/home");
        var boosted = visit.Page.Locator($".post[data-post='{post}'] .boosted");
        await Expect(boosted).ToHaveCountAsync(0);
        await people[2].PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await Expect(boosted).ToHaveTextAsync("Boosted by xena");
        await people[3].PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await Expect(boosted).ToHaveTextAsync("Boosted by xena and yuri");
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task One_goes_on_elsewhere_exactly_where_one_stopped()
    {
        var (zara, abel) = (await table.Server.MemberAsync("zara"), await table.Server.MemberAsync("abel"));
        await zara.FollowAsync(abel);
        for (var i = 1; i <= 30; i++) await abel.PublishAsync($"Note {i}");
        await table.Server.DrainAsync();
        await using var desk = await table.ComeInAsync("zara");
        await desk.ListenAsync("/home");
        var stopped = desk.Page.Locator(".post").Nth(9);
        var entry = await stopped.GetAttributeAsync("data-entry");
        await stopped.EvaluateAsync("post => scrollTo({ top: scrollY + post.getBoundingClientRect().top - 60 })");
        await desk.Page.RunAndWaitForResponseAsync(
            () => desk.HideAsync(true), answer => answer.Url.EndsWith("/home/leave", StringComparison.Ordinal) && answer.Status == 204);
        await using var phone = await table.ComeInAsync("zara", new() { Width = 390, Height = 844 });
        await phone.GoAsync("/home");
        await phone.Page.Locator(".stopped a").ClickAsync();
        await phone.Page.IsAtAsync($"**/home?at={entry}");
        await Expect(phone.Page.Locator(".post").First).ToHaveAttributeAsync("data-entry", entry!);
        await phone.GoAsync("/home");
        await phone.Page.Locator(".post").First.Locator(".up-to-date").ScrollIntoViewIfNeededAsync();
        await PageLook.IsGoodAsync(phone, "home-stopped");
    }

    /// <summary>Two people who talk at length, and one who boosts a lot.</summary>
    private async Task FillAsync(Member reader, string mark)
    {
        var (olga, paul) = (await table.Server.MemberAsync($"olga_{mark}"), await table.Server.MemberAsync($"paul_{mark}"));
        foreach (var other in new[] { olga, paul }) await reader.FollowAsync(other);
        var eve = await table.Server.MemberAsync($"eve_{mark}");
        for (var i = 1; i <= 5; i++) await BoostAsync(olga, await eve.PublishAsync($"Slide {i} of my talk on handover at the bedside."));
        var shared = await eve.PublishAsync("Wash your hands, and call people by their names.");
        foreach (var other in new[] { olga, paul }) await BoostAsync(other, shared);
        var last = await paul.PublishAsync(
            "A thread on what we learned from a year of quiet nights on ward 7. First: nobody had asked the patients.");
        var rest = new[] { "So we asked.", "They said: the bin lids.", "Soft lids cost less than one bank shift.", "That is all." };
        foreach (var text in rest) last = await paul.PublishAsync(text, replyTo: last);
        await paul.PublishAsync("Lunch is in the seminar room.");
        await table.Server.DrainAsync();
    }

    private static Task BoostAsync(Member who, string post) => who.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
}
