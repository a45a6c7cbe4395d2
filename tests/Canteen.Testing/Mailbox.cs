using System.Text.RegularExpressions;

namespace Canteen.Testing;

/// <summary>Reads the mails that a server without SMTP has written into its folder.</summary>
public static partial class Mailbox
{
    /// <summary>All mails to an address, as the text of their files, the newest last.</summary>
    public static async Task<IReadOnlyList<string>> MailsAsync(this TestServer server, string to)
    {
        await server.DrainAsync();
        var folder = new DirectoryInfo(Path.Combine(server.DataFolder, "mail"));
        if (!folder.Exists) return [];
        var all = folder.GetFiles("*.eml").OrderBy(f => f.LastWriteTimeUtc).Select(f => Read(f.FullName)).ToList();
        return all.FindAll(m => m.Contains($"To: {to}", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The link in the newest mail to an address: its path and query.</summary>
    public static async Task<string> LinkAsync(this TestServer server, string to)
    {
        var mails = await server.MailsAsync(to);
        if (mails.Count == 0) throw new InvalidOperationException($"No mail has been written to {to}.");
        return new Uri(Link().Match(mails[^1]).Value).PathAndQuery;
    }

    public static string TokenOf(string link) => link.Split("token=")[1];

    private static string Read(string path)
    {
        var file = File.ReadAllText(path);
        var (head, body) = (file[..file.IndexOf(
            "\r\n\r\n", StringComparison.Ordinal)], file[(file.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        // Decoded only where the mail was encoded: a token may begin with something that looks like an escape.
        if (!head.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase)) return head + "\n\n" + body;
        return head + "\n\n" + body.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"http://\S+token=\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
