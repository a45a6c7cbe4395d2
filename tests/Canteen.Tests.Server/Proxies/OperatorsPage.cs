namespace Canteen.Tests.Server.Proxies;

/// <summary>What operators are told to write into the file of their proxy, out of <c>docs/operate.md</c>.</summary>
internal static class OperatorsPage
{
    /// <summary>The one block of that language, with some of its words, each of which it has, replaced.</summary>
    public static string Block(string language, params (string Is, string Becomes)[] replaced)
    {
        var page = File.ReadAllText(Path.Combine(Repository(), "docs", "operate.md"));
        var block = Assert.Single(page.Split($"```{language}\n")[1..]).Split("\n```")[0];
        foreach (var (old, fresh) in replaced)
        {
            Assert.Contains(old, block, StringComparison.Ordinal);
            block = block.Replace(old, fresh, StringComparison.Ordinal);
        }
        return block + "\n";
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Canteen.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
