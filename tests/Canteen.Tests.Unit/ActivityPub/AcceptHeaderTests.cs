using Canteen.ActivityPub;

namespace Canteen.Tests.Unit.ActivityPub;

public class AcceptHeaderTests
{
    [Theory]
    [InlineData("application/activity+json")]
    [InlineData("application/activity+json, application/ld+json")]
    [InlineData("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\", application/activity+json, text/html;q=0.1")]
    [InlineData("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"")]
    [InlineData("application/json")]
    [InlineData("APPLICATION/ACTIVITY+JSON")]
    [InlineData("text/html;q=0.5, application/activity+json;q=0.9")]
    [InlineData("*/*, application/activity+json")]
    public void Other_servers_prefer_the_document(string accept) => Assert.True(AcceptHeader.PrefersDocument(accept));

    [Theory]
    [InlineData("")]
    [InlineData("*/*")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    [InlineData("text/html, application/activity+json")]
    [InlineData("text/html, application/activity+json;q=0.9")]
    [InlineData("application/activity+json;q=0")]
    [InlineData("application/activity+json;q=nonsense")]
    [InlineData(",,;;q=,")]
    public void Browsers_and_the_undecided_get_the_page(string accept) => Assert.False(AcceptHeader.PrefersDocument(accept));
}
