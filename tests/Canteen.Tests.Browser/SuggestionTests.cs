using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>The list of people or hashtags at the text box of a post, while one writes a name.</summary>
public sealed class SuggestionTests(SuggestionTests.Crowd crowd) : IClassFixture<SuggestionTests.Crowd>
{
    private const string Text = "form[data-compose] textarea";
    private const string Route = "**/search/suggestions?q=*";

    private const string Caret = "area => area.value.slice(0, area.selectionStart) + '|' + area.value.slice(area.selectionEnd)";

    // Every list that was ever shown, in order.
    private const string Record =
        """
        () => {
          globalThis.lists = [];
          const of = list => [...list.children].map(option => option.dataset.text).join(' ');
          const look = changes => { for (const { addedNodes } of changes) for (const node of addedNodes) if (node.role === 'listbox') lists.push(of(node)); };
          new MutationObserver(look).observe(document.querySelector('.composer-text'), { childList: true });
        }
        """;

    // What is to be asked is asked before any timer that begins later.
    private const string WithoutPause =
        "() => { const real = setTimeout; globalThis.setTimeout = (work, delay, ...about) => real(work, delay === 150 ? 0 : delay, ...about); }";

    private static readonly string[] NoNames =
        ["ela@example.org", "wo@elder", "x#elder", "https://example.org/@ela", "https://example.org/#ela", "a=@ela", "5#", "@", "#", "ela"];

    private const string Faults =
        """
        () => {
          const list = document.querySelector('.suggestions').getBoundingClientRect(), area = document.querySelector('form[data-compose] textarea').getBoundingClientRect();
          const faults = [];
          if (list.left < 0 || list.right > document.documentElement.clientWidth) faults.push('The list leaves the window.');
          if (list.top < area.bottom - 1 && list.bottom > area.top + 1) faults.push('The list covers the text.');
          for (const option of document.querySelectorAll('.suggestions [role=option]')) {
            const box = option.getBoundingClientRect();
            if (box.height < 44) faults.push(`${option.textContent} is ${box.height} high`);
            if (option.scrollWidth > option.clientWidth || box.right > list.right) faults.push(`${option.textContent} is cut off`);
          }
          return faults;
        }
        """;

    private const string Places =
        "() => [...document.querySelectorAll('.composer, .composer .tools, .post, h1')].map(e => Object.values(e.getBoundingClientRect().toJSON()).join()).join('; ')";

    [Fact]
    public async Task Names_are_chosen_and_inserted_by_keyboard()
    {
        await using var visit = await OpenAsync("/home");
        var (page, keys, area) = (visit.Page, visit.Page.Keyboard, visit.Page.Locator(Text));
        await keys.TypeAsync("Thanks @be");
        await OffersAsync(visit, "@ben", "@bea", "@benedict");
        await Expect(page.Locator("#said")).ToHaveTextAsync("3 suggestions. Up and down to choose, Enter to insert.");
        await IsActiveAsync(visit, "@ben");
        await Expect(area).ToHaveAttributeAsync("aria-controls", "suggestions");
        await keys.PressAsync("ArrowDown");
        await IsActiveAsync(visit, "@bea");
        foreach (var key in new[] { "ArrowUp", "ArrowUp" }) await keys.PressAsync(key);
        await IsActiveAsync(visit, "@benedict");
        foreach (var key in new[] { "ArrowDown", "Enter", "Enter" })
        {
            Assert.True(await PassesWhileComposingAsync(area, key), $"{key} was taken from the input method.");
        }
        await keys.TypeAsync("n");
        await OffersAsync(visit, "@ben", "@benedict");
        await Expect(area).Not.ToHaveAttributeAsync("aria-activedescendant", AnyText);
        await keys.PressAsync("Enter");
        await Expect(area).ToHaveValueAsync("Thanks @ben\n");
        await keys.PressAsync("Backspace");
        await Expect(Options(visit)).ToHaveCountAsync(2);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await Expect(Options(visit)).ToHaveCountAsync(0);
        await Expect(area).Not.ToHaveAttributeAsync("aria-controls", AnyText);
        Assert.Equal("Thanks @ben |", await area.EvaluateAsync<string>(Caret));

        await keys.TypeAsync("for #team");
        await OffersAsync(visit, "#TeamTea", "#TeamToast");
        await keys.PressAsync("Tab");
        Assert.Equal("Thanks @ben for #TeamTea |", await area.EvaluateAsync<string>(Caret));
        await Expect(area).ToBeFocusedAsync();
        Assert.Contains(
            "#TeamTea ", await page.EvaluateAsync<string>("localStorage.getItem('canteen.draft.amara.new')"), StringComparison.Ordinal);
        await keys.PressAsync("Control+z");
        await Expect(area).ToHaveValueAsync("Thanks @ben for #team");
        await keys.TypeAsync("t");
        await Expect(Options(visit)).ToHaveCountAsync(2);
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator(".post", new() { HasText = "Thanks @ben for #teamt" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Escape_closes_the_list_alone_and_what_is_no_name_opens_none()
    {
        await using var visit = await OpenAsync("/posts/new");
        var (page, keys, area) = (visit.Page, visit.Page.Keyboard, visit.Page.Locator(Text));
        List<string> asked = [];
        page.Request += (_, request) => asked.AddRange(Uri.UnescapeDataString(request.Url).Split("/suggestions?q=").Skip(1));
        await page.EvaluateAsync(WithoutPause);
        foreach (var text in NoNames)
        {
            await area.FillAsync(text);
            await page.EvaluateAsync("() => new Promise(done => setTimeout(done))");
        }
        await area.FillAsync("");
        await keys.TypeAsync("Ask (@bea");
        await OffersAsync(visit, "@bea");
        Assert.All(asked, name => Assert.StartsWith("@b", name, StringComparison.Ordinal));
        var typed = await area.InputValueAsync();

        await page.EvaluateAsync("() => document.querySelector('.me').setAttribute('open', '')");
        await keys.PressAsync("Escape");
        await Expect(Options(visit)).ToHaveCountAsync(0);
        await Expect(page.Locator(".me[open]")).ToHaveCountAsync(1);
        await Expect(area).ToHaveValueAsync(typed);
        await Expect(area).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Expect(page.Locator(".me[open]")).ToHaveCountAsync(0);

        foreach (var away in new Func<Task>[]
        {
            () => keys.PressAsync("Home"), () => keys.PressAsync("Shift+Tab"), () => page.ClickAsync("h1"),
        })
        {
            await area.FocusAsync();
            await keys.PressAsync("Control+End");
            await keys.PressAsync("Backspace");
            await Expect(Options(visit)).ToHaveCountAsync(3);
            await keys.TypeAsync("a");
            await OffersAsync(visit, "@bea");
            await away();
            await Expect(Options(visit)).ToHaveCountAsync(0);
            await Expect(area).ToHaveValueAsync(typed);
        }
    }

    [Fact]
    public async Task A_press_inserts_in_the_middle_of_a_reply()
    {
        await using var visit = await OpenAsync(crowd.Thread, new() { Width = 390, Height = 500 });
        var (page, area) = (visit.Page, visit.Page.Locator(Text));
        await area.FillAsync("Ask  tomorrow");
        await area.EvaluateAsync("area => { area.setSelectionRange(4, 4); scrollBy(0, area.getBoundingClientRect().bottom - innerHeight); }");
        await page.Keyboard.TypeAsync("@be");
        await Expect(page.Locator(".suggestions.above [role=option]")).ToHaveCountAsync(3);
        Assert.Empty(await page.EvaluateAsync<string[]>(Faults));
        await Options(visit).Nth(1).ClickAsync();
        await Expect(Options(visit)).ToHaveCountAsync(0);
        Assert.Equal("Ask @bea |tomorrow", await area.EvaluateAsync<string>(Caret));
        await Expect(area).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_late_or_never_changes_nothing()
    {
        await using var visit = await OpenAsync("/home");
        visit.Provoked.Add(500);
        var (page, keys) = (visit.Page, visit.Page.Keyboard);
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.EvaluateAsync(Record);
        await page.RouteAsync(Route, async route =>
        {
            if (route.Request.Url.EndsWith("%40be", StringComparison.Ordinal)) await late.Task;
            if (route.Request.Url.EndsWith("%23team", StringComparison.Ordinal)) await route.FulfillAsync(new() { Status = 500 });
            else await route.ContinueAsync();
        });
        await page.RunAndWaitForRequestAsync(() => keys.TypeAsync("@be"), Route);
        foreach (var _ in "be") await keys.PressAsync("Backspace");
        await keys.TypeAsync("el");
        await OffersAsync(visit, "@ela");
        await page.RunAndWaitForResponseAsync(() => Task.Run(late.SetResult), Route);
        await page.RunAndWaitForResponseAsync(() => keys.TypeAsync("a #team"), Route);
        await Expect(Options(visit)).ToHaveCountAsync(0);
        await keys.TypeAsync("te");
        await OffersAsync(visit, "#TeamTea");
        Assert.Equal(["@ela", "#TeamTea"], (await page.EvaluateAsync<string[]>("lists")).Distinct());
        await Expect(page.Locator("#shown")).ToBeEmptyAsync();
    }

    [Fact]
    [Trait("depends on", "fonts")]
    public async Task The_list_is_good_to_look_at_for_everyone_and_moves_nothing()
    {
        await using var visit = await OpenAsync("/home", new() { Width = 320, Height = 640 });
        var page = visit.Page;
        await page.Keyboard.TypeAsync("@");
        var before = await page.EvaluateAsync<string>(Places);
        await page.Keyboard.TypeAsync("i");
        await Expect(Options(visit)).ToHaveCountAsync(4);
        Assert.Equal(before, await page.EvaluateAsync<string>(Places));
        await IsGoodAsync(visit, "light");
        await visit.ColourAsync(ColorScheme.Dark);
        await IsGoodAsync(visit, "dark");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Expect(page.Locator(".suggestions [aria-selected=true]")).ToHaveCSSAsync("outline-style", "solid");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        await HasRoomAsync(visit, "large");
        await visit.SetSizeAsync(1280, 900);
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = ''; }");
        await IsGoodAsync(visit, "wide");
        await Fonts.ShowInNotoAsync(page);
        await visit.SetSizeAsync(320, 640);
        await HasRoomAsync(visit, "noto");
    }

    private static async Task IsGoodAsync(Visit visit, string name)
    {
        await Look.IsAccessibleAsync(visit.Page);
        await Look.HasContrastAsync(visit.Page);
        await HasRoomAsync(visit, name);
    }

    private static async Task HasRoomAsync(Visit visit, string name)
    {
        await Look.ShootAsync(visit.Page, $"suggestions-{name}");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Faults));
        await Look.FitsAsync(visit.Page);
    }

    private static System.Text.RegularExpressions.Regex AnyText => new(".");

    private async Task<Visit> OpenAsync(string path, Guest? guest = null)
    {
        var visit = await crowd.Table.ComeInAsync("amara", guest);
        await visit.GoAsync(path);
        await visit.Page.Locator(Text + "[aria-autocomplete=list]").FocusAsync();
        return visit;
    }

    private static ILocator Options(Visit visit) => visit.Page.Locator(".suggestions [role=option]");

    private static async Task OffersAsync(Visit visit, params string[] texts)
    {
        await Expect(Options(visit)).ToHaveCountAsync(texts.Length);
        for (var i = 0; i < texts.Length; i++) await Expect(Options(visit).Nth(i)).ToHaveAttributeAsync("data-text", texts[i]);
    }

    private static async Task IsActiveAsync(Visit visit, string text)
    {
        var option = visit.Page.Locator("[role=option][aria-selected=true]");
        await Expect(option).ToHaveAttributeAsync("data-text", text);
        await Expect(visit.Page.Locator(Text)).ToHaveAttributeAsync("aria-activedescendant", await option.GetAttributeAsync("id") ?? "");
    }

    private static Task<bool> PassesWhileComposingAsync(ILocator area, string key) => area.EvaluateAsync<bool>(
        "(area, key) => area.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }))", key);

    /// <summary>People with names that begin alike, names of every length and direction, and hashtags.</summary>
    public sealed class Crowd(Chromium chromium) : IAsyncLifetime
    {
        public Table Table { get; } = new(chromium);

        /// <summary>The path of a post to answer.</summary>
        public string Thread { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await Table.InitializeAsync();
            foreach (var handle in new[] { "bea", "benedict" }) await Table.Server.MemberAsync(handle);
            foreach (var (handle, name) in Names)
            {
                var person = await Table.Server.MemberAsync(handle);
                await person.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = name });
            }
            await Table.Ben.PublishAsync("#TeamTea or #TeamToast?");
            await Table.Ben.PublishAsync("#TeamTea, of course.");
            Thread = "/@ben/" + await Table.Ben.PublishAsync("Whom shall I ask?");
            await Table.Server.DrainAsync();
        }

        public ValueTask DisposeAsync() => Table.DisposeAsync();

        private static readonly (string Handle, string Name)[] Names =
        [
            ("iris", "Iris"), ("ido", "עידו בן־דוד"), ("ingeborg_from_the_night_team__", new string('I', 30)),
            ("isadora", "Isadora-Constance Featherstonehaugh"),
        ];
    }
}
