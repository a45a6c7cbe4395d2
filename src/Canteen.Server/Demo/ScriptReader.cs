using System.Globalization;
using System.Text.RegularExpressions;

namespace Canteen.Server.Demo;

/// <summary>
/// Reads a script into posts, dated before <paramref name="now"/>. The format is described at the top of the first script.
/// </summary>
public sealed partial class ScriptReader(DateTimeOffset now)
{
    private readonly List<ScriptPost> _posts = [];
    private readonly Stack<ScriptPost> _above = [];
    private DateTimeOffset? _start;
    private ScriptPost? _current;

    /// <summary>All scripts of the demo, oldest post first.</summary>
    public static List<ScriptPost> ReadAll(DateTimeOffset now) =>
        [.. DemoFile.Scripts().SelectMany(s => new ScriptReader(now).Read(DemoFile.Read(s))).OrderBy(p => p.At)];

    /// <exception cref="FormatException">A line cannot be read.</exception>
    public IReadOnlyList<ScriptPost> Read(string script)
    {
        foreach (var line in script.Split('\n')) ReadLine(line);
        foreach (var post in _posts) post.Text = post.Text.Trim();
        return _posts;
    }

    private void ReadLine(string line)
    {
        if (line.StartsWith("=== ", StringComparison.Ordinal)) StartThread(line);
        else if (_start is null) return;
        else if (line.StartsWith("--- ", StringComparison.Ordinal)) StartPost(line);
        else if (_current is null) return;
        else if (line == "!") _current.Pinned = true;
        else if (ListFor(_current, line) is { } handles) handles.AddRange(line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        else _current.Text += line + "\n";
    }

    private static List<string>? ListFor(ScriptPost post, string line) => line.Length < 2 || line[1] != ' ' ? null : line[0] switch
    {
        '*' => post.FavouritedBy,
        '^' => post.BoostedBy,
        '&' => post.BookmarkedBy,
        _ => null,
    };

    private void StartThread(string line)
    {
        var match = ThreadLine().Match(line);
        if (!match.Success) throw new FormatException($"This is no time to begin a thread at: {line}");
        _start = match.Groups["days"].Success ? DaysAgo(match) : now - Span(match.Groups["ago"].Value);
        _above.Clear();
        _current = null;
    }

    private DateTimeOffset DaysAgo(Match match)
    {
        var day = now.AddDays(-int.Parse(match.Groups["days"].Value, CultureInfo.InvariantCulture));
        var time = TimeSpan.ParseExact(match.Groups["time"].Value, @"hh\:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(day.Date, TimeSpan.Zero) + time;
    }

    private void StartPost(string line)
    {
        var match = PostLine().Match(line);
        if (!match.Success) throw new FormatException($"This is no beginning of a post: {line}");
        var depth = match.Groups["depth"].Length;
        while (_above.Count > depth) _above.Pop();
        if (_above.Count != depth) throw new FormatException($"This answers nothing: {line}");
        var parent = depth > 0 ? _above.Peek() : null;
        var flags = match.Groups["flags"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _current = new ScriptPost
        {
            Author = match.Groups["who"].Value,
            At = (parent?.At ?? _start!.Value) + Span(match.Groups["delay"].Value),
            ReplyTo = parent,
            Visibility = flags.Contains("followers") ? Visibility.Followers : flags
                .Contains("mentioned") ? Visibility.Mentioned : Visibility.Public,
            Language = flags.Contains("cy") ? "cy" : "en",
            ContentWarning = match.Groups["warning"].Value,
        };
        _above.Push(_current);
        _posts.Add(_current);
    }

    private static TimeSpan Span(string text)
    {
        var match = SpanText().Match(text);
        return TimeSpan.FromMinutes((60 * Number(match.Groups["h"])) + Number(match.Groups["m"]));
    }

    private static int Number(Group group) => group.Length == 0 ? 0 : int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^=== (?:(?<days>\d+)d (?<time>\d\d:\d\d)|(?<ago>\d\S*))$", RegexOptions.None, 1000)]
    private static partial Regex ThreadLine();

    [GeneratedRegex(@"^--- (?:(?<depth>>+) )?(?<who>[a-z]+)(?: (?<delay>\d[\dhm]*))?(?<flags>(?: (?:followers|mentioned|cy))*)(?: cw: (?<warning>.+))?$", RegexOptions.None, 1000)]
    private static partial Regex PostLine();

    [GeneratedRegex(@"^(?:(?<h>\d+)h)?(?:(?<m>\d+)m?)?$", RegexOptions.None, 1000)]
    private static partial Regex SpanText();
}
