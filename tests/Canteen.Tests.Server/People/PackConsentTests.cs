using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.People.PackTools;

namespace Canteen.Tests.Server.People;

/// <summary>People are asked before they are in a pack, and can leave it; blocks and suspensions hide them.</summary>
public sealed class PackConsentTests
{
    private const string Refused = "Validation failed: You cannot add this person to this pack";

    [Fact]
    public async Task Until_they_say_yes_only_the_maker_sees_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        var path = await ada.PackAsync("Tea", ada);
        await ada.PostJsonAsync(path + "/accounts", Whom(ben));
        Assert.Equal(["ben"], (await ada.GetJsonAsync(path + "/waiting")).TextsOf("username"));
        Assert.Equal(["ada"], await eve.PeopleOfAsync(path));
        Assert.Equal(["Tea"], await ben.NamesAsync("asking"));
        Assert.Equal("none", (await ben.GetJsonAsync(path)).Answer());
        Assert.Equal("null", (await eve.GetJsonAsync(path)).Answer());
        Assert.Equal("yes", (await ben.PostJsonAsync(path + "/agree")).Answer());
        Assert.Equal("yes", (await ben.PostJsonAsync(path + "/agree")).Answer());
        Assert.Equal(["ben", "ada"], await eve.PeopleOfAsync(path));
        Assert.Empty(await ben.NamesAsync("asking"));
        Assert.Equal(["Tea"], await ben.NamesAsync("with_me"));
        Assert.Empty(await ada.NamesAsync("with_me"));
        Assert.Empty((await ada.GetJsonAsync(path + "/waiting")).EnumerateArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_said_no_or_left_is_not_asked_again_by_that_pack(bool agreesFirst)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var path = await ada.PackAsync("Tea");
        await ada.PostJsonAsync(path + "/accounts", Whom(ben));
        if (agreesFirst) await ben.PostJsonAsync(path + "/agree");
        await ben.PostJsonAsync(path + "/decline");
        Assert.Empty(await ada.PeopleOfAsync(path));
        Assert.Empty((await ada.GetJsonAsync(path + "/waiting")).EnumerateArray());
        await ada.RefusesAsync(path + "/accounts", Whom(ben), HttpStatusCode.UnprocessableEntity, Refused);
        await ada.DeleteJsonAsync(path + "/accounts", Whom(ben));
        await ada.RefusesAsync(
            path + "/accounts", Whom(ben, cath), HttpStatusCode.UnprocessableEntity,
            "Validation failed: You cannot add one of these people to this pack");
        Assert.Empty(await ben.NamesAsync("asking"));
        Assert.Empty(await ben.NamesAsync("with_me"));
        var other = await ada.PackAsync("Other");
        await ada.PostJsonAsync(other + "/accounts", Whom(ben));
        Assert.Equal("yes", (await ben.PostJsonAsync(path + "/agree")).Answer());
        Assert.Equal(["ben"], await cath.PeopleOfAsync(path));
    }

    [Fact]
    public async Task Makers_need_not_ask_themselves_and_may_come_back()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.PackAsync("Tea", ada);
        Assert.Equal(["ada"], await ada.PeopleOfAsync(path));
        await ada.PostJsonAsync(path + "/decline");
        Assert.Empty(await ada.PeopleOfAsync(path));
        await ada.PostJsonAsync(path + "/accounts", Whom(ada, ada));
        Assert.Equal(["ada"], await ada.PeopleOfAsync(path));
        Assert.Equal(1, await server.CountAsync("SELECT COUNT(*) FROM pack_people"));
    }

    [Fact]
    public async Task Whoever_was_taken_out_or_whose_pack_is_gone_is_asked_no_more()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (one, two) = (await ada.PackAsync("One"), await ada.PackAsync("Two"));
        foreach (var path in new[] { one, two }) await ada.PostJsonAsync(path + "/accounts", Whom(ben));
        await ada.DeleteJsonAsync(one + "/accounts", Whom(ben));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ben.PostAsync(one + "/agree")));
        Assert.Equal(["Two"], await ben.NamesAsync("asking"));
        await ada.DeleteJsonAsync(two);
        Assert.Empty(await ben.NamesAsync("asking"));
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM pack_people"));
    }

    [Fact]
    public async Task Only_members_who_can_be_found_are_put_in_and_then_all_or_none()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var path = await ada.PackAsync("Tea") + "/accounts";
        foreach (var wrong in new[] { "1", "x", "", "-1", "9223372036854775807" })
        {
            var both = new { account_ids = new[] { ben.Id.ToString(), wrong } };
            await ada.RefusesAsync(path, both, HttpStatusCode.NotFound, "Record not found");
        }
        await cath.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        await ada.RefusesAsync(path, Whom(ben, cath), HttpStatusCode.NotFound, "Record not found");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await ada.RefusesAsync(
            path, Whom(ben), HttpStatusCode.UnprocessableEntity, "Validation failed: You cannot add somebody whom you block");
        var dev = await server.MemberAsync("dev");
        await server.SqlAsync("UPDATE users SET disabled_at = 1 WHERE account_id = @Id", new { dev.Id });
        await ada.RefusesAsync(path, Whom(dev), HttpStatusCode.NotFound, "Record not found");
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM pack_people"));
    }

    [Fact]
    public async Task A_block_hides_the_two_from_each_other_in_packs()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var path = await ada.PackAsync("Tea", ben, cath);
        await ben.PostJsonAsync($"/api/v1/accounts/{cath.Id}/block");
        Assert.Equal(["cath"], await cath.PeopleOfAsync(path));
        Assert.Equal(["ben"], await ben.PeopleOfAsync(path));
        Assert.Equal(1, (await cath.GetJsonAsync(path)).Number("accounts_count"));
        Assert.Equal(["cath", "ben"], await ada.PeopleOfAsync(path));
        await ben.PostJsonAsync($"/api/v1/accounts/{cath.Id}/unblock");
        Assert.Equal(["cath", "ben"], await cath.PeopleOfAsync(path));
    }

    [Fact]
    public async Task A_block_between_a_maker_and_another_takes_the_one_out_and_hides_the_pack_from_the_blocked()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var (path, asking) = (await ada.PackAsync("Tea", ben, cath), await ada.PackAsync("Asking"));
        await ada.PostJsonAsync(asking + "/accounts", Whom(ben));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        foreach (var part in new[] { "", "/accounts", })
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ben.GetAsync(path + part)));
        foreach (var act in new[] { "/follow", "/agree" })
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ben.PostAsync(asking + act)));
        foreach (var show in new[] { "all", "asking", "with_me" }) Assert.Empty(await ben.NamesAsync(show));
        Assert.Equal(["cath"], await cath.PeopleOfAsync(path));
        Assert.Equal(["cath"], await ada.PeopleOfAsync(path));
        await ben.PostJsonAsync(path + "/decline");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unblock");
        await ada.RefusesAsync(path + "/accounts", Whom(ben), HttpStatusCode.UnprocessableEntity, Refused);
        await cath.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        Assert.Empty(await cath.NamesAsync());
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(cath.GetAsync(path)));
        Assert.Empty(await ada.PeopleOfAsync(path));
    }

    [Theory]
    [InlineData("UPDATE accounts SET suspended_at = 1 WHERE id = @Id")]
    [InlineData("UPDATE users SET disabled_at = 1 WHERE account_id = @Id")]
    public async Task Whoever_is_shut_out_is_not_shown_nor_are_their_packs(string sql)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var (path, theirs) = (await ada.PackAsync("Tea", ben, cath), await ben.PackAsync("Theirs", cath));
        await server.SqlAsync(sql, new { ben.Id });
        Assert.Equal(["cath"], await ada.PeopleOfAsync(path));
        Assert.Equal(1, (await ada.GetJsonAsync(path)).Number("accounts_count"));
        Assert.Equal(["Tea"], await cath.NamesAsync());
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(cath.GetAsync(theirs)));
    }
}
