using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Making a list by keyboard, with and without script, and finding it in the navigation.</summary>
[Collection(OneTable.Name)]
public sealed class ListWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_of_two_people_and_a_hashtag_is_made_pinned_and_moved(bool script)
    {
        // No name begins with another: they are searched for.
        string[] names = script ? ["rae", "sol", "tim"] : ["petra", "quill", "ronan"];
        var (rae, sol) = (await table.Server.MemberAsync(names[0]), await table.Server.MemberAsync(names[1]));
        await table.Server.MemberAsync(names[2]);
        await rae.FollowAsync(sol);
        await sol.PublishAsync("Biscuits in the office");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(names[0], new() { Script = script });
        await MakeAsync(visit, "Other");
        await MakeAsync(visit, "Team", pinned: true);
        foreach (var name in names[1..]) await AddAsync(visit, name);
        await visit.TypeAsync(".list-tag-form [name=name]", "#TeaTime");
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator(".list-tags a")).ToHaveTextAsync("#TeaTime");
        await Expect(visit.Page.Locator(".list-head")).ToContainTextAsync("2 people, 1 hashtag");

        await visit.UseAsync(".side-nav .pinned-list");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Team");
        await Expect(visit.Page.Locator(".side-nav .pinned-list")).ToHaveAttributeAsync("aria-current", "page");
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
