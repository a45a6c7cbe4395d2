using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Canteen.Storage.Postgres;

/// <summary>
/// Rewrites shared SQL for PostgreSQL: a list is passed as one array (<c>= ANY(@Ids)</c>), so that a statement has one plan whatever the
/// length, and an empty list needs no special case.
/// </summary>
internal static partial class PostgresSql
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Dialect(string sql) => Known.GetOrAdd(sql, Rewrite);

    private static string Rewrite(string sql) => ListIn().Replace(ListNotIn().Replace(sql, "<> ALL(@${list})"), "= ANY(@${list})");

    [GeneratedRegex(@"\bNOT\s+IN\s+@(?<list>\w+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListNotIn();

    [GeneratedRegex(@"\bIN\s+@(?<list>\w+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListIn();
}
