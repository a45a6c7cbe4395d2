using System.Text.RegularExpressions;

namespace Canteen.Tests.Unit.Architecture;

public sealed partial class DocsTests
{
    private static readonly string[] Text =
        [".cs", ".razor", ".js", ".css", ".md", ".json", ".props", ".csproj", ".slnx", ".sql", ".svg", ".html", ".sh", ".py", ".yml",
         ".yaml",
         ".txt", ".config", ".resx", "/dev", ".ci/run"];

    /// <summary>Folders of the machine on which a file was written. The strings are split, so that this file passes its own rule.</summary>
    private static readonly string[] MachineFolders = ["/" + "work/", "/" + "root/"];

    [Fact]
    public void Every_path_named_in_the_map_exists() =>
        Offenders.None(
            Quoted().Matches(Tree.Files.Text("docs/map.md")).Select(m => m.Groups["path"].Value).Where(p => !Exists(p)),
            "docs/map.md names files or folders that are not there.");

    [Fact]
    public void Every_room_has_its_line_in_the_map()
    {
        var map = Tree.Files.Text("docs/map.md");
        Offenders.None(
            Tree.Plan.Rooms.Select(r => r.Name.Folder).Where(f => !map.Contains($"](../{f})", StringComparison.Ordinal)),
            "Run ./dev map: these rooms are missing in docs/map.md.");
    }

    [Fact]
    public void No_link_in_the_documentation_is_broken() =>
        Offenders.None(
            Tree.Files.Files([".md"])
                // These are pages of a server: what they link to are addresses of its own.
                .Where(f => !f.StartsWith("src/Canteen.Features/Door/Documents/Texts/", StringComparison.Ordinal))
                .SelectMany(f => Links(Tree.Files.Lines(f)).Where(l => IsBroken(f, l.Target)).Select(l => $"{f}:{l.Line} {l.Target}")),
            "These links lead nowhere.");

    /// <summary>After its language, a code block names the file that it quotes. Three dots on a line stand for what is left out.</summary>
    [Fact]
    public void Code_that_is_quoted_stands_in_the_file_it_is_quoted_from() =>
        Offenders.None(
            from page in Tree.Files.Files([".md"])
            from quote in Quote().Matches(Tree.Files.Text(page))
            let path = quote.Groups["path"].Value
            where !Exists(path) || !Quotes(Tree.Files.Text(path), quote.Groups["code"].Value)
            select $"{page} quotes {path}: {quote.Groups["code"].Value.Trim().Split('\n')[0]}",
            "The documentation quotes code that has changed. Quote it anew.");

    [Theory]
    [InlineData("  b();\n  c();\n", true)]
    [InlineData("a();\n...\nc();\n", true)]
    [InlineData("c();\n...\na();\n", false)]
    [InlineData("b();\nd();\n", false)]
    public void A_quotation_that_has_changed_is_seen(string quote, bool stands) =>
        Assert.Equal(stands, Quotes("{\n    a();\n    b();\n    c();\n}\n", quote));

    [Fact]
    public void No_file_names_a_folder_of_the_machine_it_was_written_on() =>
        Offenders.None(
            Tree.Files.Files(Text).SelectMany(f => LinesWith(f, Tree.Files.Lines(f), MachineFolders)),
            "Paths in the repository are relative to it.");

    [Fact]
    public void Nothing_says_which_package_registry_to_use() =>
        Offenders.None(
            Tree.Files.Files([]).Where(f => Path.GetFileName(f).ToUpperInvariant() is "NUGET.CONFIG" or ".NPMRC" or "PIP.CONF")
                .Concat(Tree.Files.Files(["lock.json"]).SelectMany(f => LinesWith(f, Tree.Files.Lines(f), ["://"])).Where(
                    l => !l.Contains("registry.npmjs.org", StringComparison.Ordinal))),
            "Whoever builds decides where packages come from: leave sources out of the repository and its lock files.");

    [Fact]
    public void Both_engines_have_the_same_migrations() =>
        Assert.Equal(Migrations("Sqlite"), Migrations("Postgres"));

    [Theory]
    [InlineData("[map](map.md)", "docs/x.md", false)]
    [InlineData("[map](map.md#the-way-of-a-request)", "docs/x.md", false)]
    [InlineData("[map](map.md#no-such-heading)", "docs/x.md", true)]
    [InlineData("[gone](no-such-page.md)", "docs/x.md", true)]
    [InlineData("![picture](docs/house.svg)", "README.md", false)]
    [InlineData("[out](https://example.org/x)", "README.md", false)]
    public void A_broken_link_is_seen(string line, string file, bool broken) =>
        Assert.Equal(broken, Links([line]).Any(l => IsBroken(file, l.Target)));

    [Fact]
    public void A_folder_of_the_machine_is_seen() =>
        Assert.Equal(
            ["x.md:2"],
            LinesWith("x.md", ["see https://example.org/network/", "see /" + "root/x"], MachineFolders).Select(l => l.Split(' ')[0]));

    private static IEnumerable<string> Migrations(string engine) =>
        Tree.Files.Files([".sql"], $"src/Canteen.Storage/Migrations/{engine}").Select(f => Path.GetFileName(f));

    private static IEnumerable<(int Line, string Target)> Links(string[] lines) =>
        lines.SelectMany((l, i) => Link().Matches(l).Select(m => (i + 1, m.Groups["target"].Value)));

    private static bool IsBroken(string file, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) return false;
        var (path, heading) = target.Split('#') is [var p, var h] ? (p, h) : (target, "");
        var page = path.Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, path);
        if (!Exists(page)) return true;
        return heading.Length > 0 && !Tree.Files.Lines(page).Where(l => l.StartsWith('#')).Select(Slug).Contains(heading);
    }

    private static bool Quotes(string file, string quote)
    {
        var (text, at) = (Unindented(file), 0);
        foreach (var piece in Unindented(quote).Split("\n...\n"))
        {
            at = text.IndexOf(piece.Trim('\n'), at, StringComparison.Ordinal);
            if (at < 0) return false;
        }
        return true;
    }

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()));

    private static string Slug(string heading) =>
        NotInSlug().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static IEnumerable<string> LinesWith(string file, string[] lines, string[] words) =>
        lines.Select((l, i) => (Line: l, Number: i + 1))
            .Where(l => words.Any(w => l.Line.Contains(w, StringComparison.Ordinal)))
            .Select(l => $"{file}:{l.Number} {l.Line.Trim()}");

    private static bool Exists(string path) => Path.Exists(Tree.Files.PathOf(path));

    [GeneratedRegex(@"`(?<path>(?:src|tests|bench|tools|docs)/[^`\s*{}]*)`", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("^```\\w+ (?<path>\\S+)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Quote();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, 1000)]
    private static partial Regex NotInSlug();
}
