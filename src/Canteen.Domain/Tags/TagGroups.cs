namespace Canteen.Domain;

/// <summary>Which hashtags are read together, from the pairs that mean the same.</summary>
public static class TagGroups
{
    /// <summary>How many aliases a main hashtag may have: whatever is read of it is read of each.</summary>
    public const int MostAliases = 20;

    /// <summary>
    /// Takes the pairs one after another: with a hashtag, all that are read together with it come to the main one of the other. So there
    /// are no chains, and what remains when a pair is gone does not depend on it.
    /// </summary>
    /// <param name="pairs">Oldest first.</param>
    /// <returns>The main hashtag of each alias; all folded.</returns>
    public static Dictionary<string, string> MainsOf(IEnumerable<(string Name, string Main)> pairs)
    {
        var mains = new Dictionary<string, string>(StringComparer.Ordinal);
        var aliases = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, main) in pairs)
        {
            var (moving, to) = (mains.GetValueOrDefault(name, name), mains.GetValueOrDefault(main, main));
            if (moving == to) continue;
            if (!aliases.TryGetValue(to, out var there)) aliases[to] = there = [];
            foreach (var alias in aliases.Remove(moving, out var its) ? its.Prepend(moving) : [moving])
            {
                mains[alias] = to;
                there.Add(alias);
            }
        }
        return mains;
    }
}
