using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>The list at a search box, while somebody types in it.</summary>
public sealed class SearchSuggestionTests(SearchSuggestionTests.Crowd crowd) : IClassFixture<SearchSuggestionTests.Crowd>
{
    private const string Route = "**/search/suggestions/box?q=*";

    private const string Faults =
        """
        () => {
          const list = document.querySelector('.suggestions').getBoundingClientRect();
          const faults = [];
          const end = document.elementFromPoint(list.left + 20, list.bottom - 10);
          if (list.bottom > innerHeight || !end?.closest('.suggestions')) faults.push('The end of the list cannot be seen.');
          if (list.left < 0 || list.right > document.documentElement.clientWidth) faults.push('The list leaves the window.');
          for (const option of document.querySelectorAll('.suggestions [role=option]')) {
            const box = option.getBoundingClientRect();
            if (box.height < 44) faults.push(`${option.textContent} is ${box.height} high`);
            if (option.scrollWidth > option.clientWidth || box.right > list.right) faults.push(`${option.textContent} is cut off`);
          }
          return faults;
        }
        """;

    [Fact]
    public async Task The_box_is_a_combobox_that_keyboards_go_through()
    {
        await using var visit = await OpenAsync("/search");
        var (page, keys, box) = (visit.Page, visit.Page.Keyboard, Box(visit));
        await Expect(box).ToHaveAttributeAsync("role", "combobox");
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await keys.TypeAsync("team");
        await Expect(Options(visit)).ToHaveCountAsync(4);
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(box).ToHaveAttributeAsync("aria-controls", "suggestions");
        await Expect(page.Locator("#said")).ToHaveTextAsync("4 suggestions. Up and down to choose.");
        await Expect(page.Locator(".suggestions [aria-selected=true]")).ToHaveCountAsync(0);
        await keys.PressAsync("ArrowDown");
        await IsActiveAsync(visit, 0);
        await keys.PressAsync("ArrowUp");
        await IsActiveAsync(visit, 3);
        await keys.PressAsync("Escape");
        await Expect(Options(visit)).ToHaveCountAsync(0);
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(box).ToHaveValueAsync("team");
        await keys.PressAsync("ArrowDown");
        await Expect(Options(visit)).ToHaveCountAsync(4);
        await keys.PressAsync("Home");
        await Expect(Options(visit)).ToHaveCountAsync(0);
        Assert.Equal(0, await box.EvaluateAsync<int>("box => box.selectionStart"));
        await keys.PressAsync("End");
        await keys.PressAsync("ArrowDown");
        await Expect(Options(visit)).ToHaveCountAsync(4);
        await keys.PressAsync("Enter");
        await visit.Page.IsAtAsync("**/search?q=team");
    }

    [Fact]
    public async Task A_choice_goes_to_a_person_a_hashtag_or_a_search()
    {
        await using var visit = await OpenAsync("/search");
        var keys = visit.Page.Keyboard;
        foreach (var (typed, to) in new[] { ("teams", "/@teamster"), ("#teamte", "/tags/teamtea"), ("team up", crowd.Saved) })
        {
            await visit.GoAsync("/search");
            await Ready(visit).FocusAsync();
            await keys.TypeAsync(typed);
            await Expect(Options(visit).First).ToHaveAttributeAsync("data-href", to);
            await keys.PressAsync("ArrowDown");
            await keys.PressAsync("Enter");
            await visit.Page.IsAtAsync("**" + to);
        }
    }

    [Fact]
    public async Task An_operator_is_completed_in_the_box_and_can_be_undone()
    {
        await using var visit = await OpenAsync("/search");
        var (keys, box) = (visit.Page.Keyboard, Box(visit));
        await keys.TypeAsync("tea from:team");
        await Expect(Options(visit)).ToHaveCountAsync(1);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await Expect(box).ToHaveValueAsync("tea from:teamster ");
        await Expect(Options(visit)).ToHaveCountAsync(0);
        await keys.PressAsync("Control+z");
        await Expect(box).ToHaveValueAsync("tea from:team");
        await box.FillAsync("");
        await keys.TypeAsync("tea in:tea");
        await Options(visit).First.ClickAsync();
        await Expect(box).ToHaveValueAsync("tea in:\"Team and tea\" ");
        await Expect(box).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await visit.Page.IsAtAsync("**/search?q=tea+in%3A%22Team+and+tea%22+");
    }

    [Fact]
    public async Task An_answer_that_comes_late_is_dropped_and_leaving_the_box_closes_the_list()
    {
        await using var visit = await OpenAsync("/search");
        var (page, keys) = (visit.Page, visit.Page.Keyboard);
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync(Route, async route =>
        {
            if (route.Request.Url.EndsWith("q=team", StringComparison.Ordinal)) await late.Task;
            await route.ContinueAsync();
        });
        await page.RunAndWaitForRequestAsync(() => keys.TypeAsync("team"), Route);
        await keys.TypeAsync("s");
        await Expect(Options(visit)).ToHaveCountAsync(1);
        await page.RunAndWaitForResponseAsync(() => Task.Run(late.SetResult), Route);
        await Expect(Options(visit)).ToHaveCountAsync(1);
        await keys.PressAsync("Tab");
        await Expect(Options(visit)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_script_the_box_searches()
    {
        await using var visit = await crowd.Table.ComeInAsync("amara", new() { Script = false });
        await visit.GoAsync("/search");
        await Box(visit).FillAsync("team");
        await Box(visit).PressAsync("Enter");
        await visit.Page.IsAtAsync("**/search?q=team");
        await Expect(Box(visit)).Not.ToHaveAttributeAsync("role", "combobox");
        await Expect(visit.Page.Locator(".post mark").First).ToContainTextAsync("team", new() { IgnoreCase = true });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_spelling_is_one_press_away(bool script)
    {
        await using var visit = await crowd.Table.ComeInAsync("amara", new() { Script = script, Width = 390, Height = 844 });
        await visit.GoAsync("/search?q=paracetomol");
        if (script)
        {
            await Look.IsAccessibleAsync(visit.Page);
            await Look.ShootAsync(visit.Page, "search-meant");
        }
        await visit.Page.ClickAsync(".found-meant a");
        await visit.Page.IsAtAsync("**/search?q=paracetamol");
        await Expect(visit.Page.Locator(".post mark")).ToHaveTextAsync(["Paracetamol", "Paracetamol", "Paracetamol"]);
        await visit.Page.ClickAsync(".found-order a:not([aria-current])");
        await visit.Page.IsAtAsync("**/search?q=paracetamol&sort=relevance");
        await Expect(visit.Page.Locator(".found-order [aria-current]")).ToHaveTextAsync("Best match");
    }

    [Fact]
    [Trait("depends on", "fonts")]
    public async Task The_list_is_good_to_look_at_for_everyone()
    {
        await using var visit = await OpenAsync("/search", new() { Width = 390, Height = 844 });
        var page = visit.Page;
        await page.Keyboard.TypeAsync("tea");
        await Expect(page.Locator(".suggestions [role=group]")).ToHaveCountAsync(4);
        await page.Keyboard.PressAsync("ArrowDown");
        await IsGoodAsync(visit, "phone");
        await visit.ColourAsync(ColorScheme.Dark);
        await IsGoodAsync(visit, "phone-dark");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Expect(page.Locator(".suggestions [aria-selected=true]")).ToHaveCSSAsync("outline-style", "solid");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        await visit.SetSizeAsync(390, 800);
        await page.WaitForFunctionAsync("() => document.querySelector('.suggestions').getBoundingClientRect().bottom <= innerHeight");
        await HasRoomAsync(visit, "large");
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = ''; }");
        await visit.SetSizeAsync(1440, 900);
        await visit.ColourAsync(ColorScheme.Light);
        await IsGoodAsync(visit, "wide");
        await visit.GoAsync("/home");
        await page.Locator(".beside [role=combobox]").FocusAsync();
        await page.Keyboard.TypeAsync("tea");
        await Expect(page.Locator(".suggestions [role=group]")).ToHaveCountAsync(4);
        await IsGoodAsync(visit, "beside");
    }

    private static async Task IsGoodAsync(Visit visit, string name)
    {
        await Look.IsAccessibleAsync(visit.Page);
        await Look.HasContrastAsync(visit.Page);
        await HasRoomAsync(visit, name);
    }

    private static async Task HasRoomAsync(Visit visit, string name)
    {
        await Look.ShootAsync(visit.Page, $"search-suggestions-{name}");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Faults));
        await Look.FitsAsync(visit.Page);
    }

    private async Task<Visit> OpenAsync(string path, Guest? guest = null)
    {
        var visit = await crowd.Table.ComeInAsync("amara", guest);
        await visit.GoAsync(path);
        await Ready(visit).FocusAsync();
        return visit;
    }

    private static ILocator Box(Visit visit) => visit.Page.Locator("#main-search");

    private static ILocator Ready(Visit visit) => visit.Page.Locator("#main-search[role=combobox]");

    private static ILocator Options(Visit visit) => visit.Page.Locator(".suggestions [role=option]");

    private static async Task IsActiveAsync(Visit visit, int at)
    {
        await Expect(Options(visit).Nth(at)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Box(visit)).ToHaveAttributeAsync("aria-activedescendant", await Options(visit).Nth(at).GetAttributeAsync("id") ?? "");
    }

    /// <summary>A person, hashtags, a list, and searches whose names begin alike.</summary>
    public sealed class Crowd(Chromium chromium) : IAsyncLifetime
    {
        public Table Table { get; } = new(chromium);

        /// <summary>The path of a saved search.</summary>
        public string Saved { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await Table.InitializeAsync();
            var person = await Table.Server.MemberAsync("teamster");
            await person.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = "Teamster, who has a long name" });
            await Table.Ben.PublishAsync("#TeamTea for the team");
            foreach (var member in new[] { Table.Amara, Table.Ben, Table.Ela }) await member.PublishAsync("Paracetamol with breakfast");
            await Table.Amara.PostJsonAsync("/api/v1/lists", new { title = "Team and tea" });
            var saved = await Table.Amara.PostJsonAsync(
                "/api/canteen/v1/searches", new { query = "team OR tea", title = "Tea and team up" });
            Saved = $"/searches/{saved.GetProperty("id").GetString()}";
            using var browser = await Table.Server.BrowserAsync("amara");
            (await browser.GetAsync("/search?q=teamwork")).EnsureSuccessStatusCode();
            await Table.Server.DrainAsync();
        }

        public ValueTask DisposeAsync() => Table.DisposeAsync();
    }
}
