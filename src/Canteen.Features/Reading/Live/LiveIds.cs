using Canteen.Features.Platform.Input;

namespace Canteen.Features.Reading.Live;

internal static class LiveIds
{
    private const int LongestId = 20;

    /// <summary>Post ids separated by commas, each once; anything that is not an id is left out, as an unknown one would be.</summary>
    /// <exception cref="BadInputException">More than <paramref name="most"/>.</exception>
    public static List<PostId> Posts(this ApiInput input, string name, int most)
    {
        var parts = (input.Text(name, most * LongestId) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > most)
            throw new BadInputException(Fault.Invalid($"Validation failed: {name} has too many ids (maximum is {most})"));
        return [.. parts.Select(part => PostId.TryParse(part, out var id) ? id : default).Where(id => id != default).Distinct()];
    }
}
