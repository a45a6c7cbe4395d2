using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Door;

/// <summary>Visitors who press a button come back to the very post after signing in.</summary>
public class ComeBackTests
{
    [Theory]
    [InlineData("favourite")]
    [InlineData("boost")]
    [InlineData("bookmark")]
    public async Task A_visitor_who_presses_a_button_comes_back_to_the_post(string what)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("The good kettle is back.");
        using var visitor = server.Browser();
        var button = (await visitor.PageAsync("/public")).QuerySelector($"#p{id} [data-act={what}]")!;
        var token = Forms.TokenIn(await visitor.GetStringAsync("/public"));
        var answer = await visitor.PostFormAsync(
            button.GetAttribute("formaction")!, ("__RequestVerificationToken", token), ("back", button.GetAttribute("value")!));
        Assert.Equal("/sign-in?next=" + Uri.EscapeDataString($"/public#p{id}"), answer.Target());
        var signedIn = await visitor.SubmitAsync(
            answer.Target()!, "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers), ("next", $"/public#p{id}"));
        Assert.Equal($"/public#p{id}", signedIn.Target());
    }

    [Theory]
    [InlineData("https://evil.example/", "/home")]
    [InlineData("//evil.example/", "/home")]
    [InlineData("", "/home")]
    [InlineData("/@ada", "/@ada")]
    [InlineData("/", "/public")]
    [InlineData("/#p17", "/public#p17")]
    public async Task Only_pages_of_ours_are_come_back_to(string back, string target)
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = server.Browser();
        var answer = await visitor.PostFormAsync("/posts/1/favourite", ("back", back));
        Assert.Equal("/sign-in?next=" + Uri.EscapeDataString(target), answer.Target());
    }
}
