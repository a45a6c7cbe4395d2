using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Making a list by keyboard, with and without script, and finding it in the navigation.</summary>
[Collection(OneTable.Name)]
public sealed class ListWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_of_three_people_and_a_hashtag_is_made_pinned_watched_and_moved(bool script)
    {
        // No name begins with another: they are searched for.
        string[] names = script ? ["rae", "sol", "tim", "wim"] : ["petra", "quill", "ronan", "silas"];
        var tag = script ? "TeaTime" : "CakeTime";
        var (rae, sol) = (await table.Server.MemberAsync(names[0]), await table.Server.MemberAsync(names[1]));
        var (tim, notFollowed) = (await table.Server.MemberAsync(names[2]), await table.Server.MemberAsync(names[3]));
        await rae.FollowAsync(sol);
        await rae.FollowAsync(tim);
        await sol.PublishAsync("Biscuits in the office");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(names[0], new() { Script = script });
        await MakeAsync(visit, "Other");
        await MakeAsync(visit, "Team", pinned: true);
        foreach (var name in names[1..]) await AddAsync(visit, name);
        await visit.TypeAsync(".list-tag-form [name=name]", "#" + tag);
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator(".list-tags a")).ToHaveTextAsync("#" + tag);
        await Expect(visit.Page.Locator(".list-head")).ToContainTextAsync("3 people, 1 hashtag");

        await visit.UseAsync(".side-nav .pinned-list");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Team");
        await Expect(visit.Page.Locator(".side-nav .pinned-list")).ToHaveAttributeAsync("aria-current", "page");
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(1);
        if (script) await visit.ListenAsync(new Uri(visit.Page.Url).AbsolutePath);
        await notFollowed.PublishAsync("From somebody whom I don't follow");
        await table.Amara.PublishAsync("From anybody #" + tag);
        await table.Server.DrainAsync();
        if (!script) await visit.GoAsync(visit.Page.Url);
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(3);
        await visit.GoAsync("/lists");
        await Expect(visit.Page.Locator(".list-row .name")).ToHaveTextAsync(["Other", "Team"]);
        await visit.UseAsync("[data-act=list-up]");
        await Expect(visit.Page.Locator(".list-row .name")).ToHaveTextAsync(["Team", "Other"]);
        await visit.HasFocusAsync("[data-act=list-down]");
    }

    [Fact]
    public async Task A_key_on_a_post_leads_to_the_lists_of_its_author()
    {
        var (uma, wes) = (await table.Server.MemberAsync("uma"), await table.Server.MemberAsync("wes"));
        await uma.FollowAsync(wes);
        await wes.PublishAsync("Biscuits in the office");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync("uma");
        await visit.GoAsync("/home");
        await visit.PressAsync("j", "a");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("Lists with");
        await visit.TypeAsync("[name=title]", "Night team");
        await visit.UseAsync("main .form button[type=submit]");
        await visit.Page.IsAtAsync("**/home#flash");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("have been saved");
        Assert.Equal(1, (await uma.GetJsonAsync($"/api/v1/accounts/{wes.Id}/lists")).GetArrayLength());
    }

    private static async Task MakeAsync(Visit visit, string title, bool pinned = false)
    {
        await visit.GoAsync("/lists");
        await visit.UseAsync("main a[href='/lists/new']");
        await visit.TypeAsync("[name=title]", title);
        if (pinned) await visit.UseAsync("[name=pinned]", "Space");
        await visit.UseAsync(".list-form button[type=submit]");
        await visit.Page.IsAtAsync("**/people#flash");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You made a list");
    }

    private static async Task AddAsync(Visit visit, string name)
    {
        await visit.TypeAsync("#find-people", name);
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator("[data-act=list-add]")).ToHaveCountAsync(1);
        await visit.UseAsync("[data-act=list-add]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You added");
        await visit.GoAsync(new Uri(visit.Page.Url).AbsolutePath);
    }
}
