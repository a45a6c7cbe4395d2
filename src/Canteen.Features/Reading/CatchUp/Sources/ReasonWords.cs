using Canteen.Features.Platform;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp.Sources;

/// <summary>Reasons as people read them.</summary>
internal static class ReasonWords
{
    /// <summary>"Amira", "Amira and Ben", "Amira, Ben and 3 more"</summary>
    public static string Names(IReadOnlyList<string> names, IStringLocalizer<Words> l) => names.Count switch
    {
        1 => names[0],
        2 => l["{0} and {1}", names[0], names[1]],
        _ => l["{0}, {1} and {2} more", names[0], names[1], names.Count - 2],
    };

    /// <summary>"Staff nurse, St Brannock's"; empty where nothing is known.</summary>
    public static string Role(string role, string organisation, IStringLocalizer<Words> l) =>
        role.Length > 0 && organisation.Length > 0 ? l["{0}, {1}", role, organisation] : role + organisation;
}
