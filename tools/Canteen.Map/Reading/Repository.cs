namespace Canteen.Map.Reading;

/// <summary>The working tree: where it is, and its source files.</summary>
public sealed class Repository(string root)
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "artifacts", "data", "TestResults", ".vs", ".idea", "node_modules"];

    public string Root => root;

    /// <summary>The working tree around the running program: the nearest folder upwards that contains Canteen.slnx.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run inside a working tree.</exception>
    public static Repository Here()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Canteen.slnx"))) return new(folder.FullName);
        }
        throw new DirectoryNotFoundException("There is no Canteen.slnx above " + AppContext.BaseDirectory);
    }

    public string PathOf(string relative) => Path.Combine(root, relative);

    public string Text(string relative) => File.ReadAllText(PathOf(relative));

    public string[] Lines(string relative) => File.ReadAllLines(PathOf(relative));

    /// <summary>Relative to the root, with forward slashes; beginning with <c>..</c> for files outside.</summary>
    public string Relative(string path) =>
        path.StartsWith("/_/", StringComparison.Ordinal) ? path[3..] : Path.GetRelativePath(root, path).Replace('\\', '/');

    /// <summary>
    /// Every file below <paramref name="folders"/> (the whole tree when there are none) with one of the endings, in ordinal order.
    /// </summary>
    public List<string> Files(string[] endings, params string[] folders) =>
        [.. (folders.Length == 0 ? [""] : folders)
            .Select(PathOf)
            .Where(Directory.Exists)
            .SelectMany(Walk)
            .Select(Relative)
            .Where(f => endings.Length == 0 || endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(Walk));
}
