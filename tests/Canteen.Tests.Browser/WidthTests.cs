namespace Canteen.Tests.Browser;

/// <summary>
/// Between a phone and a very wide screen a page is laid out by the frame that all pages share, so one page of each kind stands for all.
/// </summary>
[Collection(OneScene.Name)]
public sealed class WidthTests(Scene scene)
{
    [Theory]
    [InlineData("/", "")]
    [InlineData("/sign-up", "")]
    [InlineData("/home", "amara")]
    [InlineData("{thread}", "amara")]
    [InlineData("/search", "amara")]
    [InlineData("/@ben", "amara")]
    [InlineData("/settings/profile", "amara")]
    [InlineData("/settings/operations", "hopper")]
    public async Task Nothing_is_wider_than_the_window_from_320_to_2560_pixels(string path, string who)
    {
        await using var visit = who.Length == 0 ? await scene.Table.VisitorAsync() : await scene.Table.ComeInAsync(who);
        await visit.GoAsync(scene.Address(path));
        foreach (var (width, height) in PageLook.Sizes)
        {
            await visit.SetSizeAsync(width, height);
            await Look.FitsAsync(visit.Page);
        }
    }

    /// <summary>Neither what is chosen nor a count takes room from its neighbours.</summary>
    [Theory]
    [InlineData(320, 640)]
    [InlineData(390, 844)]
    [InlineData(768, 1024)]
    [InlineData(1440, 950)]
    public async Task Tabs_and_actions_are_at_the_same_places_on_every_page_and_in_every_post(int width, int height)
    {
        await using var visit = await scene.Table.ComeInAsync("amara", new() { Width = width, Height = height });
        await visit.GoAsync("/home");
        await visit.Page.EvaluateAsync("for (const fold of document.querySelectorAll('.fold')) fold.open = true");
        var (views, places) = (await StartsAsync(visit, ".views a"), await StartsAsync(visit, ".tabs > :not(.write), .side-nav a"));
        var acts = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.acts')].map(row => [...row.querySelectorAll(':scope > * > .icon, summary > .icon')]
              .map(icon => Math.round(icon.getBoundingClientRect().left)).join(' '))
            """);
        Assert.NotEmpty(acts);
        Assert.Single(acts.Distinct(StringComparer.Ordinal));
        await visit.GoAsync("/public");
        Assert.Equal(views, await StartsAsync(visit, ".views a"));
        await visit.GoAsync("/search");
        Assert.Equal(places, await StartsAsync(visit, ".tabs > :not(.write), .side-nav a"));
    }

    [Theory]
    [InlineData(320, 640)]
    [InlineData(390, 844)]
    [InlineData(1440, 950)]
    public async Task The_button_for_a_content_warning_says_so_where_there_is_room_and_is_never_cut_in_half(int width, int height)
    {
        await using var visit = await scene.Table.ComeInAsync("amara", new() { Width = width, Height = height });
        await visit.GoAsync("/home");
        foreach (var audience in new[] { "public", "unlisted", "direct" })
        {
            await visit.Page.SelectOptionAsync("#write select", audience);
            var seen = await visit.Page.EvaluateAsync<string>(
                """
                () => {
                  const [button, words] = ['summary', '.composer-toggle']
                    .map(e => document.querySelector('.composer-warning ' + e).getBoundingClientRect());
                  if (button.height < 44 || button.width < 44) return `${button.width} x ${button.height} px`;
                  if (words.top >= button.bottom) return 'sign';
                  return words.right <= button.right && words.bottom <= button.bottom ? 'words' : 'cut';
                }
                """);
            await Look.ShootAsync(visit.Page, $"composing-{width}-{audience}");
            var hasRoom = width > 1000 || (width > 320 && audience == "public");
            Assert.Equal(hasRoom || seen != "sign" ? "words" : "sign", seen);
        }
    }

    private static async Task<string> StartsAsync(Visit visit, string selector)
    {
        var starts = await visit.Page.EvaluateAsync<string[]>(
            """
            selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility())
              .map(e => `${e.getBoundingClientRect().left.toFixed(1)}`)
            """,
            selector);
        Assert.NotEmpty(starts);
        return string.Join(' ', starts);
    }
}
