using System.Text.RegularExpressions;
using Canteen.Map.Plan;
using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

public sealed partial class RoomTests
{
    private const string WhatToDo =
        "A room may use its own files, the platform and the projects below, never another room. Announce an event and let the other room react, "
        + "hang a piece into a slot, or move what both need into Canteen.Core or Canteen.Features.Platform.";

    [Fact]
    public void Rooms_do_not_know_each_other_in_the_compiled_code() =>
        Offenders.None(Tree.Features.References.Where(CrossesRooms).Select(Sentence), WhatToDo);

    /// <summary>The compiler copies constants and nameof, so these are found only in the source.</summary>
    [Fact]
    public void Rooms_do_not_know_each_other_in_the_source() =>
        Offenders.None(
            Tree.Files.Files([".cs", ".razor"], "src/Canteen.Features").SelectMany(f => RoomsNamedIn(f, Tree.Files.Lines(f), Rooms)),
            WhatToDo);

    [Fact]
    public void The_platform_knows_no_room() =>
        Offenders.None(
            Tree.Features.References.Where(r => IsPlatform(r.From) && RoomName.Of(r.To) is not null).Select(Sentence),
            "The platform carries the rooms and must not know them. Give it a slot, an event or a read model that the room fills.");

    [Fact]
    public void Rooms_form_no_circle() =>
        Offenders.None(
            Circles.In(Tree.Plan.Rooms.ToDictionary(r => r.Name.ToString(), r => r.Rooms.Select(o => o.ToString()))),
            "Rooms refer to each other in a circle. " + WhatToDo);

    [Fact]
    public void Only_the_house_itself_knows_every_room() =>
        Offenders.None(
            Tree.Features.References
                .Where(r => RoomName.Of(r.To) is not null && RoomName.Of(r.From) is null && !IsPlatform(r.From))
                .Where(r => r.From.Full is not ("Canteen.Features.House" or "Canteen.Features.HouseSetup"))
                // What the compiler generates to bind the routes of all rooms.
                .Where(r => !r.From.Full.StartsWith("Microsoft.AspNetCore.Http.Generated.", StringComparison.Ordinal))
                .Select(Sentence),
            "Only House.cs and HouseSetup.cs list the rooms.");

    [Fact]
    public void Every_feature_class_is_listed_in_the_house() =>
        Offenders.None(
            Tree.Features.Assembly.Metadata.TypeDefinitions.Select(Tree.Features.Assembly.Names.Of)
                .Where(t => RoomName.Of(t) is not null && t.Name.EndsWith("Feature", StringComparison.Ordinal))
                .Where(t => Tree.Plan.Rooms.All(r => r.Name != RoomName.Of(t)))
                .Select(t => $"{Tree.Features.Places.Of(t)} {t}"),
            "A room that is not in House.Rooms does not exist: list it there.");

    [Theory]
    [InlineData("base type")]
    [InlineData("interface")]
    [InlineData("constraint")]
    [InlineData("attribute")]
    [InlineData("attribute argument")]
    [InlineData("field _neighbour")]
    [InlineData("signature of Receive")]
    [InlineData("catch in Catch")]
    [InlineData("body of Call")]
    [InlineData("body of MoveNext")]
    [InlineData("body of Generic")]
    [InlineData("body of <Lambda>b__")]
    [InlineData("local of Local")]
    public void A_forbidden_reference_is_seen_wherever_it_hides(string how)
    {
        var seen = Tree.Own.References.Where(CrossesRooms).Where(r => r.How.StartsWith(how, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(seen);
        Assert.All(seen, r => Assert.Equal("tests/Canteen.Tests.Unit/Architecture/Planted/Upstairs.cs", r.Where.File));
        Assert.All(seen, r => Assert.True(r.Where.Line > 0));
    }

    [Theory]
    [InlineData("using Canteen.Features.Posting.Boosts;", true)]
    [InlineData("@using Canteen.Features.Posting.Boosts", true)]
    [InlineData("    var name = Posting.Boosts.BoostNames.One;", true)]
    [InlineData("    return nameof(Canteen.Features.Posting.Boosts.BoostPost);", true)]
    [InlineData("using Canteen.Features.Reading.Threads;", false)]
    [InlineData("    // Posting.Boosts does the rest.", false)]
    [InlineData("    var posting = boosts.Posting;", false)]
    public void A_room_named_in_the_source_is_seen(string line, bool offends) =>
        Assert.Equal(
            offends,
            RoomsNamedIn("src/Canteen.Features/Reading/Threads/Thread.cs", [line], [new("Posting", "Boosts"), new("Reading", "Threads")])
                .Any());

    [Fact]
    public void A_circle_is_seen() =>
        Assert.Equal(
            ["a -> b -> c -> a"],
            Circles.In(new Dictionary<string, IEnumerable<string>> { ["a"] = ["b"], ["b"] = ["c"], ["c"] = ["a"], ["d"] = ["a"] }));

    private static IReadOnlyList<RoomName> Rooms => [.. Tree.Plan.Rooms.Select(r => r.Name)];

    private static bool CrossesRooms(Reference reference) =>
        RoomName.Of(reference.From) is { } from && RoomName.Of(reference.To) is { } to && from != to;

    private static bool IsPlatform(NamedType type) => type.Namespace.StartsWith("Canteen.Features.Platform", StringComparison.Ordinal);

    private static string Sentence(Reference reference) => $"{reference.Where} {reference.From} names {reference.To} ({reference.How})";

    private static IEnumerable<string> RoomsNamedIn(string file, string[] lines, IReadOnlyList<RoomName> rooms)
    {
        if (file is "src/Canteen.Features/House.cs" or "src/Canteen.Features/HouseSetup.cs") yield break;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith("//", StringComparison.Ordinal)) continue;
            foreach (var room in Named().Matches(lines[i]).Select(m => new RoomName(m.Groups["wing"].Value, m.Groups["room"].Value)))
            {
                if (rooms.Contains(room) && !file.StartsWith(room.Folder + "/", StringComparison.Ordinal))
                    yield return $"{file}:{i + 1} names {room}";
            }
        }
    }

    [GeneratedRegex(@"(?<![\w.])(?:Canteen\.Features\.)?(?<wing>[A-Z]\w*)\.(?<room>[A-Z]\w*)\b", RegexOptions.None, 1000)]
    private static partial Regex Named();
}
