namespace Canteen.Tests.Server.Proxies;

/// <summary>The proxy configurations that <c>docs/operate.md</c> gives to operators.</summary>
internal static class OperatorsPage
{
    /// <summary>The only block in that language, with some of its words replaced; each of these must be in it.</summary>
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
