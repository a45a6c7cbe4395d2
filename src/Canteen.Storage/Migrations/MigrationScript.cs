using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Canteen.Storage;

/// <summary>One step of the schema: <c>V001_house.sql</c> is version 1.</summary>
internal sealed record MigrationScript(long Version, string Name, string Sql)
{
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The scripts of an engine (its folder's name), oldest first.</summary>
    public static IReadOnlyList<MigrationScript> Of(string engine)
    {
        var assembly = typeof(MigrationScript).Assembly;
        var folder = $"Canteen.Storage.Migrations.{engine}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(name, name[folder.Length..]))];
    }

    private static MigrationScript Read(string resource, string file)
    {
        using var stream = typeof(MigrationScript).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var version = long.Parse(file.AsSpan(1, file.IndexOf('_', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture);
        return new MigrationScript(version, file, reader.ReadToEnd());
    }
}
