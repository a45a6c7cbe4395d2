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
}
