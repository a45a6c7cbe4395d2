using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>
/// How much has to come over the wire before somebody can read, and that nothing moves meanwhile. The scene is one of its own, because what
/// other tests write there has its weight.
/// </summary>
public sealed class PageWeightTests(Scene scene, ITestOutputHelper output) : IClassFixture<Scene>
{
    private const double InvisibleShift = 0.001;

    private static readonly JsonElement Committed = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Look.RepositoryRoot(), "bench", "page-weight.json"))).RootElement.GetProperty("figures");

    [Fact]
    public async Task The_first_visit_of_home_is_small_and_so_is_the_next_page()
    {
        // Signing in fills the browser's cache, so it is done in another one.
        await using (await scene.Table.ComeInAsync("amara"))
        {
        }
        await using var visit = await scene.Table.ComeInAsync("amara");
        var first = await PageWeight.OfAsync(visit.Page, "/home");
        await Assertions.Expect(visit.Page.Locator(".post").Nth(19)).ToBeAttachedAsync();
        var next = await PageWeight.OfAsync(visit.Page, "/public");
        Holds("first visit of home", first.Bytes + await ForLaterAsync());
        Holds("next page", next.Bytes);
        Holds("script", first.ScriptBytes);
        Assert.Equal((1, 0), (first.Scripts, next.Scripts));
        Assert.Equal(1, first.Blocking);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 950)]
    public async Task Nothing_shifts_while_a_page_loads(int width, int height)
    {
        await using var visit = await scene.Table.ComeInAsync("amara", new() { Width = width, Height = height });
        foreach (var path in new[] { "/home", "{thread}", "/search", "/notifications", "/@ben" })
        {
            var weight = await PageWeight.OfAsync(visit.Page, scene.Address(path), slow: true);
            Assert.True(weight.Shift < InvisibleShift, $"{path}\n{string.Join('\n', weight.Moved)}");
        }
    }

    /// <summary>
    /// A time depends on the machine, so only its ratio to the smallest page of the server is held, and only where nothing runs beside it.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Home_is_soon_there_on_a_slow_phone()
    {
        await using (await scene.Table.ComeInAsync("amara"))
        {
        }
        var (home, small) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 7; turn++)
        {
            home.Add(await ShownAsync("/home"));
            small.Add(await ShownAsync("/offline"));
        }
        var figure = Committed.GetProperty("home on a slow phone");
        var (shown, ratio) = (Median(home), Median(home) / Median(small));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"home on a slow phone: {shown:0} ms (goal {figure.GetProperty("goal")}), {ratio:0.00} of the smallest page"));
        Assert.InRange(ratio, 0, 1.2 * figure.GetProperty("ratio").GetDouble());
    }

    private async Task<double> ShownAsync(string path)
    {
        await using var visit = await scene.Table.ComeInAsync("amara", new() { Width = 390, Height = 844, Scale = 2 });
        return (await PageWeight.OfAsync(visit.Page, path, slow: true)).Shown;
    }

    private static double Median(List<double> of) => of.Order().ElementAt(of.Count / 2);

    /// <summary>What the service worker gets for times without a network; style and script it takes from the browser's cache.</summary>
    private async Task<double> ForLaterAsync()
    {
        using var http = new HttpClient { BaseAddress = new(scene.Table.Server.Address) };
        http.DefaultRequestHeaders.AcceptEncoding.Add(new("gzip"));
        var bytes = 0;
        foreach (var path in new[] { "/worker.js", "/offline" }) bytes += (await http.GetByteArrayAsync(path)).Length;
        return bytes;
    }

    /// <summary>The figure is at most its goal, and near what it was: whoever makes it larger says so in the file.</summary>
    private void Holds(string name, double bytes)
    {
        var figure = Committed.GetProperty(name);
        var (was, goal) = (figure.GetProperty("bytes").GetDouble(), figure.GetProperty("goal").GetDouble());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {bytes / 1000:0.0} kB, {bytes / was:0.00} of what it was"));
        Assert.InRange(bytes, 0, goal);
        Assert.InRange(bytes / was, 0.9, 1.1);
    }
}
