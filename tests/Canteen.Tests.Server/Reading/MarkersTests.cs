using System.Net;
using System.Text;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

public sealed class MarkersTests
{
    [Fact]
    public async Task A_marker_is_kept_and_counts_its_versions()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var set = await ada.PostJsonAsync("/api/v1/markers", new { home = new { last_read_id = "123" } });
        Assert.Equal("123", set.GetProperty("home").GetProperty("last_read_id").GetString());
        Assert.False(set.TryGetProperty("notifications", out _));
        await ada.PostJsonAsync("/api/v1/markers", new { home = new { last_read_id = "124" }, notifications = new { last_read_id = "9" } });
        var markers = await ada.GetJsonAsync("/api/v1/markers?timeline[]=home&timeline[]=notifications&timeline[]=else");
        Assert.Equal(2, markers.GetProperty("home").GetProperty("version").GetInt32());
        Assert.Equal("9", markers.GetProperty("notifications").GetProperty("last_read_id").GetString());
        Assert.Equal(
            "124", (await ada.GetJsonAsync("/api/v1/markers?timeline=home")).GetProperty("home").GetProperty("last_read_id").GetString());
        Assert.Empty((await ada.GetJsonAsync("/api/v1/markers")).EnumerateObject());
        Assert.Empty((await ben.GetJsonAsync("/api/v1/markers?timeline=home")).EnumerateObject());
    }

    [Fact]
    public async Task Apps_that_move_a_marker_at_once_each_count()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await Task.WhenAll(
            Enumerable.Range(1, 8).Select(i => ada.PostJsonAsync("/api/v1/markers", new { home = new { last_read_id = $"{i}" } })));
        Assert.Equal(8, (await ada.GetJsonAsync("/api/v1/markers?timeline=home")).GetProperty("home").GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("{\"home\": {\"last_read_id\": \"x\"}}")]
    [InlineData("{\"home\": {\"last_read_id\": \"-1\"}}")]
    [InlineData("{\"home\": {}}")]
    [InlineData("{\"home\": \"12\"}")]
    [InlineData("{\"notifications\": {\"last_read_id\": \"5\"}, \"home\": {\"last_read_id\": {}}}")]
    public async Task A_marker_that_makes_no_sense_is_refused_and_nothing_is_kept(string body)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var answer = await ada.Client.PostAsync("/api/v1/markers", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty((await ada.GetJsonAsync("/api/v1/markers?timeline[]=home&timeline[]=notifications")).EnumerateObject());
    }
}
