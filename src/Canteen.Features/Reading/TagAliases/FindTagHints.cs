using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>
/// What writers may want to know of the hashtags that they have written: that one is read together with another, or that nobody has used it
/// while many use one that is nearly the same. Only hashtags of public posts are named.
/// </summary>
public sealed class FindTagHints(Database database, TagAliasCache aliases, UsualTags usual)
{
    /// <param name="typed">Without the #.</param>
    public async Task<List<TagHint>> RunAsync(IReadOnlyList<string> typed, CancellationToken ct)
    {
        var (together, known) = (await aliases.FindAsync(ct), await usual.FindAsync(ct));
        var written = new List<Written>();
        foreach (var name in typed)
            if (TagName.TryParse(name, out var folded)) written.Add(Of(name, folded, together, known));
        List<string> names = [.. written.SelectMany(one => (string?[])[one.Name, one.Meant]).OfType<string>().Distinct()];
        if (names.Count == 0) return [];
        var shown = await database.ReadAsync(db => PairGate.PublicAsync(db, names), ct);
        return
        [
            .. from one in written
               where one.Meant is { } meant && shown.ContainsKey(meant) && (one.IsAlias || !shown.ContainsKey(one.Name))
               select new TagHint(one.Typed, shown[one.Meant!].Display, one.IsAlias),
        ];
    }

    private static Written Of(string typed, string name, AliasSet together, IReadOnlyList<string> known)
    {
        var main = together.MainOf(name);
        if (main != name) return new(typed, name, main, IsAlias: true);
        var near = known.FirstOrDefault(usual => usual != name && TagSpelling.IsNear(name, usual));
        return new(typed, name, near is null ? null : together.MainOf(near), IsAlias: false);
    }

    private sealed record Written(string Typed, string Name, string? Meant, bool IsAlias);
}

/// <param name="Typed">As it was asked for, without the #.</param>
/// <param name="Display">The usual one, without the #.</param>
/// <param name="IsAlias">The two are read together; otherwise they are nearly the same word.</param>
public sealed record TagHint(string Typed, string Display, bool IsAlias);
