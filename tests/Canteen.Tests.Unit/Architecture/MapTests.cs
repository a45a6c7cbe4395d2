using Canteen.Map.Drawing;
using Canteen.Map.Plan;

namespace Canteen.Tests.Unit.Architecture;

public sealed class MapTests
{
    private const string Redraw = "The house has changed. Run ./dev map and commit docs/house.svg and docs/map.md.";

    [Fact]
    public void The_picture_shows_the_house_as_it_is() =>
        Assert.True(HousePicture.Draw(Tree.Plan) == Tree.Files.Text("docs/house.svg"), Redraw);

    [Fact]
    public void The_table_shows_the_house_as_it_is()
    {
        var page = Tree.Files.Text("docs/map.md");
        Assert.True(RoomTable.Into(page, RoomTable.Draw(Tree.Plan)) == page, Redraw);
    }

    [Fact]
    public void Every_room_says_what_it_is_for() =>
        Offenders.None(
            Tree.Plan.Rooms.Where(r => r.Purpose.Length == 0).Select(r => r.Name.Folder),
            "Write a <summary> of one line above the room's feature class: what is the room for?");

    [Fact]
    public void No_arrow_in_the_picture_is_drawn_as_wrong() =>
        Assert.DoesNotContain("class=\"wrong\"", HousePicture.Draw(Tree.Plan), StringComparison.Ordinal);

    [Fact]
    public void An_arrow_upwards_and_a_room_that_knows_another_are_drawn_as_wrong()
    {
        var first = Tree.Plan.Wings[0].Rooms[0] with { Rooms = [Tree.Plan.Wings[^1].Rooms[0].Name] };
        var crooked = Tree.Plan with
        {
            Projects = [new("Canteen.Domain", ["Canteen.Storage"])],
            Wings = [Tree.Plan.Wings[0] with { Rooms = [first] }, .. Tree.Plan.Wings.Skip(1)],
        };
        Assert.Equal(2, HousePicture.Draw(crooked).Split("class=\"wrong\"").Length - 1);
    }

    [Fact]
    public void The_picture_is_the_same_when_it_is_drawn_again() =>
        Assert.Equal(HousePicture.Draw(Tree.Plan), HousePicture.Draw(new Surveyor(Tree.Files).Survey()));
}
