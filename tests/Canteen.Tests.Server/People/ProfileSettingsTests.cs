using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

public sealed class ProfileSettingsTests
{
    private const string Page = "/settings/profile";

    [Fact]
    public async Task The_form_saves_everything_and_shows_it_again()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var browser = await server.BrowserAsync("ada");
        var answer = await browser.SubmitAsync(
            Page, Page, ("display_name", "Ada Okafor"), ("canteen[job_title]", "Staff nurse"), ("canteen[views_own]", "1"),
            ("note", "Nights"), ("locked", "1"),
            ("fields_attributes[0][name]", "Pronouns"), ("fields_attributes[0][value]", "she/her"), ("fields_attributes[1][name]", ""),
            ("fields_attributes[1][value]", ""), ("source[privacy]", "private"), ("source[language]", "cy"));
        Assert.Equal((HttpStatusCode.SeeOther, Page + "?saved=1"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        var account = await ada.GetJsonAsync("/api/v1/accounts/verify_credentials");
        Assert.Equal("Ada Okafor", account.GetProperty("display_name").GetString());
        Assert.True(account.Is("locked"));
        Assert.False(account.Is("discoverable"));
        Assert.Equal("private", account.GetProperty("source").GetProperty("privacy").GetString());
        var page = await browser.PageAsync(Page + "?saved=1");
        Assert.Equal("Staff nurse", page.QuerySelector("#job_title")?.GetAttribute("value"));
        Assert.Equal("she/her", page.QuerySelector("[name='fields_attributes[0][value]']")?.GetAttribute("value"));
        Assert.True(page.QuerySelector("#locked")?.HasAttribute("checked"));
        Assert.False(page.QuerySelector("#discoverable")?.HasAttribute("checked"));
        Assert.Equal("cy", page.QuerySelector("#language option[selected]")?.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector(".notice.good"));
    }

    [Fact]
    public async Task What_is_refused_comes_back_as_it_was_typed_with_the_reason()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var browser = await server.BrowserAsync("ada");
        var name = new string('a', 41);
        var answer = await browser.SubmitAsync(Page, Page, ("display_name", name), ("note", "<b>bold</b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Equal(name, page.QuerySelector("#display_name")?.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("#display_name")?.GetAttribute("aria-invalid"));
        Assert.Contains("maximum is 40", page.QuerySelector("#display_name-problem")?.TextContent);
        Assert.Equal("<b>bold</b>", page.QuerySelector("#note")?.TextContent);
        Assert.Equal("", (await ada.GetJsonAsync("/api/v1/profile")).GetProperty("note").GetString());
    }

    [Fact]
    public async Task A_visitor_signs_in_first()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Visitor().GetAsync(Page);
        Assert.StartsWith("/sign-in?next=", answer.Headers.Location?.OriginalString);
    }
}
