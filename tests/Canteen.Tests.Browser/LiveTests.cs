using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Pages that stay open show what others do, and nothing moves that is being read.</summary>
public sealed class LiveTests(Table table) : IClassFixture<Table>
{
    [Fact]
    public async Task One_posts_and_takes_it_back_and_the_other_sees_both()
    {
        await using var amara = await OpenAsync("amara", "/home");
        await using var ben = await OpenAsync("ben", "/home");
        await ben.Page.FillAsync("#write textarea", "Hot off the toaster.");
        await ben.Page.ClickAsync("#write button[type=submit]");
        await Expect(amara.Page.Locator(".post").First).ToContainTextAsync("Hot off the toaster.");
        var post = Post(ben, "Hot off the toaster.");
        await post.Locator("summary[aria-label^=More]").ClickAsync();
        await post.GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Delete post" }).ClickAsync();
        await Expect(Post(amara, "Hot off the toaster.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_script_a_reload_shows_it()
    {
        await using var amara = await table.ComeInAsync("amara", new() { Script = false });
        await amara.GoAsync("/home");
        await table.Ben.PublishAsync("Plain toast.");
        await amara.Page.ReloadAsync();
        await Expect(Post(amara, "Plain toast.")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Numbers_change_in_place_and_an_open_menu_stays_open()
    {
        var id = await table.Ben.PublishAsync("Count the spoons.");
        await using var amara = await OpenAsync("amara", "/home");
        var post = Post(amara, "Count the spoons.");
        await post.Locator("summary[aria-label^=More]").ClickAsync();
        await post.Locator("[data-act=favourite]").FocusAsync();
        await table.Ela.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await Expect(post.Locator("[data-act=favourite] .n")).ToHaveTextAsync("1");
        await Expect(post.Locator(".more[open]")).ToHaveCountAsync(1);
        await Expect(post.Locator("[data-act=favourite]")).ToBeFocusedAsync();
        await table.Ela.PostJsonAsync($"/api/v1/statuses/{id}/unfavourite");
        await Expect(post.Locator("[data-act=favourite] .n")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task Whoever_reads_a_post_that_goes_is_led_to_the_next()
    {
        var below = await table.Ben.PublishAsync("The one below.");
        var id = await table.Ben.PublishAsync("Here and gone.");
        await using var amara = await OpenAsync("amara", "/home");
        await Post(amara, "Here and gone.").FocusAsync();
        await table.Ben.DeleteAsync("/api/v1/statuses/" + id);
        await Expect(Post(amara, "Here and gone.")).ToHaveCountAsync(0);
        await Expect(amara.Page.Locator("#p" + below)).ToBeFocusedAsync();
        await Expect(amara.Page.Locator("#said")).ToHaveTextAsync("This post has been deleted.");
    }

    [Fact]
    public async Task The_pill_counts_what_waits_and_what_was_deleted_meanwhile()
    {
        var (visit, read, before) = await ReadingAsync(0.5, 1);
        await using var _ = visit;
        var first = await table.Ben.PublishAsync("Waiting, one.");
        await table.Ben.PublishAsync("Waiting, two.");
        await Expect(Pill(visit)).ToHaveTextAsync("2 new posts");
        await table.Ben.DeleteAsync("/api/v1/statuses/" + first);
        await Expect(Pill(visit)).ToHaveTextAsync("1 new post");
        Assert.Equal(before, await TopAsync(read));
        await Expect(visit.Page.Locator("#said")).ToContainTextAsync("new post");
        await Look.IsAccessibleAsync(visit.Page);
    }

    [Theory]
    [Trait("depends on", "fonts")]
    [InlineData(0.1, 1)]
    [InlineData(0.5, 1)]
    [InlineData(1, 1)]
    [InlineData(0.3, 2)]
    [InlineData(0.8, 2)]
    public async Task What_one_reads_stays_where_it_is_to_the_pixel(double where, int scale)
    {
        var (visit, read, before) = await ReadingAsync(where, scale);
        await using var _ = visit;
        for (var round = 1; round <= 3; round++)
        {
            await table.Ben.PublishAsync($"Above it, {round}, {where} {scale}. " + new string('x', 70 * round));
            await Expect(Pill(visit)).ToHaveTextAsync(round == 1 ? "1 new post" : $"{round} new posts");
            Assert.InRange(await TopAsync(read) - before, -0.5, 0.5);
        }
        await Pill(visit).ClickAsync();
        await Expect(visit.Page.Locator(".post").First).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".post").First).ToHaveAttributeAsync("aria-posinset", "1");
        await Expect(visit.Page.Locator(".post").Nth(3)).ToHaveAttributeAsync("aria-posinset", "4");
        await Expect(visit.Page.Locator(".post").First).ToBeInViewportAsync();
        await Expect(Pill(visit)).ToBeHiddenAsync();
    }

    [Theory]
    [Trait("depends on", "fonts")]
    [InlineData(390, 844)]
    [InlineData(1440, 950)]
    public async Task The_pill_is_good_to_look_at(int width, int height)
    {
        var (visit, _, _) = await ReadingAsync(0.4, 1);
        await using var __ = visit;
        await visit.SetSizeAsync(width, height);
        for (var i = 0; i < 3; i++) await table.Ben.PublishAsync($"Behind the pill, {i}.");
        await Expect(Pill(visit)).ToHaveTextAsync("3 new posts");
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visit.ColourAsync(colours);
            await Look.ShootAsync(visit.Page, $"live-pill-{width}{(colours == ColorScheme.Dark ? "-dark" : "")}");
            await Look.IsAccessibleAsync(visit.Page);
        }
        await Look.FitsAsync(visit.Page);
    }

    [Fact]
    public async Task A_paused_page_stands_still_and_then_catches_up()
    {
        var id = await table.Ben.PublishAsync("Before the pause.");
        await using var visit = await OpenAsync("amara", "/home");
        await visit.Page.ClickAsync("[data-pause]");
        await table.Ela.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await table.Ben.PublishAsync("During the pause.");
        await Expect(Pill(visit)).ToHaveTextAsync("1 new post");
        await Expect(Post(visit, "During the pause.")).ToHaveCountAsync(0);
        await Expect(Post(visit, "Before the pause.").Locator("[data-act=favourite] .n")).ToHaveTextAsync("");
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("");
        await visit.Page.ClickAsync("[data-pause]");
        await Expect(Post(visit, "During the pause.")).ToHaveCountAsync(1);
        await Expect(Post(visit, "Before the pause.").Locator("[data-act=favourite] .n")).ToHaveTextAsync("1");
        await Expect(Pill(visit)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_boost_of_what_is_there_does_not_come_twice()
    {
        var id = await table.Ben.PublishAsync("Only once, please.");
        await using var visit = await OpenAsync("amara", "/home");
        await table.Ben.PostJsonAsync($"/api/v1/statuses/{id}/reblog");
        await table.Ben.PublishAsync("After the boost.");
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("After the boost.");
        await Expect(Post(visit, "Only once, please.")).ToHaveCountAsync(1);
        await Expect(Pill(visit)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_page_of_a_hashtag_is_live_for_visitors_too()
    {
        await table.Ben.PublishAsync("We ran out of #Suppe.");
        await using var visit = await table.VisitorAsync();
        await visit.ListenAsync("/tags/suppe");
        await table.Ben.PublishAsync("Nothing to do with it.");
        await table.Ben.PublishAsync("More #suppe is coming.");
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("More #suppe is coming.");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(2);
        await visit.Page.ClickAsync("[data-pause]");
        await table.Ben.PublishAsync("The #suppe is here.");
        await Expect(Pill(visit)).ToHaveTextAsync("1 new post");
        await Look.IsAccessibleAsync(visit.Page);
    }

    [Fact]
    public async Task In_a_thread_new_answers_wait_and_then_stand_where_they_belong()
    {
        var id = await table.Ben.PublishAsync("Who is on tonight?");
        var first = await table.Ben.PublishAsync("First answer.", replyTo: id);
        await table.Ben.PublishAsync("Second answer.", replyTo: id);
        await using var visit = await OpenAsync("amara", "/@ben/" + id);
        await table.Ben.PublishAsync("Answer to the first.", replyTo: first);
        await Expect(Pill(visit)).ToHaveTextAsync("1 new reply");
        await Look.IsAccessibleAsync(visit.Page);
        await Pill(visit).ClickAsync();
        await Expect(visit.Page.Locator(".thread-reply").Nth(1)).ToContainTextAsync("Answer to the first.");
        await Expect(visit.Page.Locator(".thread-reply")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Notifications_are_counted_by_the_server_and_their_page_is_live()
    {
        var id = await table.Ela.PublishAsync("Worth a heart.");
        await using var other = await OpenAsync("ela", "/bookmarks");
        await table.Ben.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await Expect(other.Page.Locator(".side [data-unread]")).ToContainTextAsync("1");
        // Not before: a page that shows them has read them, perhaps sooner than the other one asks how many there are.
        await using var visit = await OpenAsync("ela", "/notifications");
        await Expect(visit.Page.Locator(".heard-item")).ToContainTextAsync("favourited your post");
        await table.Ben.PostJsonAsync($"/api/v1/statuses/{id}/reblog");
        await Expect(visit.Page.Locator(".heard-item").First).ToContainTextAsync("boosted your post");
        await visit.Page.ClickAsync("[data-pause]");
        await visit.Page.ClickAsync("[data-pause]");
        await visit.Page.FocusAsync(".heard-item .name >> nth=0");
        await visit.Page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('.heard-words'))");
        await table.Amara.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await Expect(Pill(visit)).ToHaveTextAsync("1 new notification");
        await Look.IsAccessibleAsync(visit.Page);
        await Pill(visit).ClickAsync();
        await Expect(visit.Page.Locator(".heard-item").First).ToContainTextAsync("and 1 other favourited your post");
        await Expect(visit.Page.Locator(".heard-item")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator(".side [data-unread]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_presses_the_pill_by_keyboard_is_not_lost()
    {
        var (visit, _, _) = await ReadingAsync(0.5, 1);
        await using var __ = visit;
        var id = await table.Ben.PublishAsync("Pressed by keyboard.");
        await Expect(Pill(visit)).ToHaveTextAsync("1 new post");
        await Pill(visit).PressAsync("Enter");
        await Expect(visit.Page.Locator("#p" + id)).ToBeFocusedAsync();
        await Expect(Pill(visit)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_presses_the_pill_of_notifications_by_keyboard_is_not_lost()
    {
        var id = await table.Amara.PublishAsync("Worth two hearts.");
        await table.Ela.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await using var visit = await OpenAsync("amara", "/notifications");
        await Expect(visit.Page.Locator(".heard-item").First).ToContainTextAsync("favourited your post");
        await visit.Page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('.heard-words'))");
        await table.Ben.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await Expect(Pill(visit)).ToContainTextAsync("new notification");
        await Pill(visit).PressAsync("Enter");
        await Expect(visit.Page.Locator(".heard .name").First).ToBeFocusedAsync();
        await Expect(Pill(visit)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_notification_that_comes_by_itself_is_said()
    {
        var id = await table.Amara.PublishAsync("Worth saying.");
        await using var visit = await OpenAsync("amara", "/notifications");
        await table.Ben.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await Expect(visit.Page.Locator("#said")).ToContainTextAsync("1 new notification");
        await Expect(Pill(visit)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_post_and_a_notification_at_once_are_both_said()
    {
        await using var visit = await OpenAsync("amara", "/home");
        await table.Ela.PublishAsync("@amara are you there?");
        await table.Ben.PublishAsync("At the same moment.");
        await Expect(visit.Page.Locator("#said")).ToContainTextAsync("1 new post loaded");
        await Expect(visit.Page.Locator("#said")).ToContainTextAsync("new notification");
    }

    [Theory]
    [InlineData("What I wanted to say.")]
    [InlineData("")]
    public async Task When_what_a_thread_is_about_goes_nothing_leads_to_it(string typed)
    {
        var id = await table.Ben.PublishAsync("Soon to be regretted.");
        await using var visit = await OpenAsync("amara", "/@ben/" + id);
        var area = visit.Page.Locator("#reply textarea");
        if (typed.Length > 0) await area.FillAsync("@ben " + typed);
        await visit.Page.EvaluateAsync("document.activeElement.blur()");
        await table.Ben.PublishAsync("An answer before it goes.", replyTo: id);
        await Expect(Pill(visit)).ToHaveTextAsync("1 new reply");
        await table.Ben.DeleteAsync("/api/v1/statuses/" + id);
        await Expect(visit.Page.Locator(".thread .notice:not([data-failed])")).ToHaveTextAsync("This post has been deleted.");
        await Expect(Pill(visit)).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#said")).ToContainTextAsync("This post has been deleted.");
        if (typed.Length == 0)
        {
            await Expect(area).ToHaveCountAsync(0);
            return;
        }
        await Expect(area).ToHaveValueAsync("@ben " + typed);
        await Expect(area).Not.ToBeEditableAsync();
        await Expect(visit.Page.Locator("#reply [type=submit]")).ToBeDisabledAsync();
        await Expect(visit.Page.Locator("#reply")).ToContainTextAsync("You can't reply to this any more.");
        await Look.IsAccessibleAsync(visit.Page);
        await Look.ShootAsync(visit.Page, "thread-gone");
    }

    [Theory]
    [Trait("depends on", "fonts")]
    [InlineData(390, 844)]
    [InlineData(1440, 950)]
    public async Task At_the_top_the_pill_covers_nothing_that_is_read(int width, int height)
    {
        await table.Ben.PublishAsync("The first line.\nAnd the second line, which is read.");
        await using var visit = await table.ComeInAsync("amara", new() { Width = width, Height = height });
        await visit.ListenAsync("/home");
        await visit.Page.ClickAsync("[data-pause]");
        await Expect(visit.Page.Locator(".live-bar")).ToContainTextAsync("Paused");
        var before = await TopAsync(visit.Page.Locator(".post").First);
        for (var i = 0; i < 12; i++) await table.Ben.PublishAsync($"Behind the pill at the top, {i}.");
        await Expect(Pill(visit)).ToHaveTextAsync("12 new posts");
        Assert.Equal(before, await TopAsync(visit.Page.Locator(".post").First));
        var boxes = await visit.Page.EvaluateAsync<double[]>(
            """
            () => {
              const box = what => document.querySelector(what).getBoundingClientRect();
              return [box('.post').top - box('[data-pill] a').bottom, box('[data-pill] a').left - box('[data-when=paused]').right, box('.pause').left - box('[data-pill] a').right];
            }
            """);
        Assert.All(boxes, room => Assert.True(room >= 0, string.Join(' ', boxes)));
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visit.ColourAsync(colours);
            await Look.ShootAsync(visit.Page, $"live-paused-{width}{(colours == ColorScheme.Dark ? "-dark" : "")}");
            await Look.IsAccessibleAsync(visit.Page);
        }
        await Look.FitsAsync(visit.Page);
    }

    /// <summary>
    /// Finds points at the height of the pill where a press hits something else beside it: elements that are half covered.
    /// </summary>
    private const string HalfCovered =
        """
        () => {
          const pill = document.querySelector('[data-pill] a').getBoundingClientRect();
          return [...document.querySelectorAll('.post :is(a, button, summary)')].filter(target => {
            const box = target.getBoundingClientRect();
            const apart = box.right <= pill.left || box.left >= pill.right || box.bottom <= pill.top || box.top >= pill.bottom;
            if (apart) return false;
            const y = (Math.max(box.top, pill.top) + Math.min(box.bottom, pill.bottom)) / 2;
            return [box.left + 1, box.right - 1].some(x => target.contains(document.elementFromPoint(x, y)));
          }).map(target => target.outerHTML.slice(0, 120));
        }
        """;

    [Theory]
    [Trait("depends on", "fonts")]
    [InlineData(390, 844, "100%")]
    [InlineData(390, 844, "200%")]
    [InlineData(1280, 900, "100%")]
    [InlineData(1280, 900, "200%")]
    public async Task What_can_be_pressed_is_never_half_under_the_pill(int width, int height, string letters)
    {
        var (visit, _, _) = await ReadingAsync(0.6, 1);
        await using var __ = visit;
        await visit.SetSizeAsync(width, height);
        await visit.Page.EvaluateAsync("size => { document.documentElement.style.fontSize = size; }", letters);
        await table.Ben.PublishAsync("Where is the pill?");
        await Expect(Pill(visit)).ToHaveTextAsync("1 new post");
        for (var step = 0; step < 60; step++)
        {
            await visit.Page.EvaluateAsync("scrollBy(0, -13)");
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(HalfCovered));
        }
        await Look.FitsAsync(visit.Page);
        await Look.ShootAsync(visit.Page, $"live-scrolled-{width}-{letters.TrimEnd('%')}");
        await visit.ColourAsync(ColorScheme.Dark);
        await Look.ShootAsync(visit.Page, $"live-scrolled-{width}-{letters.TrimEnd('%')}-dark");
        await FocusIsInSightAsync(visit);
    }

    /// <summary>Moves back through the page by keyboard: whatever has the focus is below the bar.</summary>
    private static async Task FocusIsInSightAsync(Visit visit)
    {
        await visit.Page.Locator(".post >> nth=8 >> [data-act=favourite]").FocusAsync();
        for (var step = 0; step < 30; step++)
        {
            await visit.Page.Keyboard.PressAsync("Shift+Tab");
            var room = await visit.Page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().bottom - "
                + "document.querySelector('[data-pill] a').getBoundingClientRect().bottom");
            Assert.True(
                room > 0, "Under the pill: " + await visit.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)"));
        }
    }

    private async Task<Visit> OpenAsync(string who, string path)
    {
        var visit = await table.ComeInAsync(who);
        await visit.ListenAsync(path);
        return visit;
    }

    /// <summary>A reader who has scrolled down: the post that they read, and the position of its top.</summary>
    private async Task<(Visit Visit, ILocator Read, double Top)> ReadingAsync(double where, int scale)
    {
        for (var i = 0; i < 14; i++) await table.Ben.PublishAsync($"Something to scroll past, {i}, {new string('y', 31 * i)}");
        var visit = await table.ComeInAsync("amara", new() { Scale = scale, Width = 1280 / scale, Height = 900 / scale });
        await visit.ListenAsync("/home");
        await visit.Page.EvaluateAsync("async where => { await document.fonts.ready; scrollTo(0, Math.max(100, where * (document.documentElement.scrollHeight - innerHeight))); }", where);
        var id = await visit.Page.EvaluateAsync<string>(
            "[...document.querySelectorAll('.post')].find(p => p.getBoundingClientRect().bottom > 100).id");
        var read = visit.Page.Locator("#" + id);
        return (visit, read, await TopAsync(read));
    }

    private static ILocator Pill(Visit visit) => visit.Page.Locator("[data-pill] a");

    private static ILocator Post(Visit visit, string text) => visit.Page.Locator(".post", new() { HasText = text });

    private static Task<double> TopAsync(ILocator post) => post.EvaluateAsync<double>("post => post.getBoundingClientRect().top");
}
