using System.Text.Json;

namespace Canteen.Server.Demo;

/// <summary>The people of the demo and of the tests. They and the organisations that they work for are invented.</summary>
public static class Cast
{
    public const string Password = "canteen demo tea";

    /// <summary>The member as whom the demo is shown.</summary>
    public const string Host = "amara";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static readonly IReadOnlyList<CastMember> All = JsonSerializer.Deserialize<List<CastMember>>(DemoFile.Read("cast.json"), Json)!;

    /// <summary>Null if the cast has nobody with that handle.</summary>
    public static CastMember? Find(string handle) => All.FirstOrDefault(m => m.Handle == handle);
}

/// <param name="Fields">The lines of the profile, from name to value.</param>
/// <param name="Follows">Handles.</param>
/// <param name="Accepts">Whose follow requests a locked member has accepted; the others stay waiting.</param>
public sealed record CastMember(
    string Handle, string Name, string JobTitle, string Profession, string Organisation, string Bio,
    IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Follows,
    bool Locked = false, bool ViewsOwn = false, IReadOnlyList<string>? Accepts = null, IReadOnlyList<string>? FeaturedTags = null,
    string Place = "")
{
    public string Email => $"{Handle}@example.org";
}
