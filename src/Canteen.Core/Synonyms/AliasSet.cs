namespace Canteen.Core.Synonyms;

/// <summary>Which hashtags are read together, all of them as they were at one moment. Names are folded.</summary>
public sealed class AliasSet
{
    private readonly Dictionary<string, string> _mains;
    private readonly Dictionary<string, string[]> _groups;

    /// <param name="mains">The main hashtag of each alias.</param>
    public AliasSet(IReadOnlyDictionary<string, string> mains)
    {
        _mains = new(mains, StringComparer.Ordinal);
        _groups = mains.GroupBy(alias => alias.Value, alias => alias.Key, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => (string[])[group.Key, .. group.Order(StringComparer.Ordinal)], StringComparer.Ordinal);
    }

    /// <summary>The hashtag as which it is shown: itself, unless it is an alias.</summary>
    public string MainOf(string name) => _mains.Count == 0 ? name : _mains.GetValueOrDefault(name, name);

    /// <summary>All that are read together with it, the main one first, itself among them.</summary>
    public IReadOnlyList<string> GroupOf(string name) =>
        _mains.Count > 0 && _groups.TryGetValue(MainOf(name), out var group) ? group : [name];

    public bool IsAlone(string name) => _mains.Count == 0 || !_groups.ContainsKey(MainOf(name));
}
